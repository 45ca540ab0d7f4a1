package org.diandan.request.open311;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.KEY;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.post;
import static org.diandan.request.open311.City.postedId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.open311.City.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Section 2.10: extensions that public programs use. */
class ExtensionsConformanceIT {

  @ParameterizedTest(name = "2.10 pages count from 1 and do not overlap in {0}")
  @EnumSource(Written.class)
  void pagesDoNotOverlap(Written format) {
    for (int i = 0; i < 5; i++) {
      postedId(form(Map.of("service_code", "CU02")));
    }

    var all = new ArrayList<@Nullable String>();
    for (int page = 1; page <= 3; page++) {
      var rows = rows(format, "&service_code=CU02&page_size=2&page=" + page);
      assertThat(rows).hasSizeLessThanOrEqualTo(2);
      rows.forEach(row -> all.add(row.get("service_request_id")));
    }
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    assertThat(rows(format, "&service_code=CU02&page=5000&page_size=1000")).isEmpty();
  }

  @ParameterizedTest(name = "2.10 {0} is no page")
  @ValueSource(
      strings = {"page=0", "page=-1", "page=x", "page_size=0", "page_size=1001", "page=99999999"})
  void aWrongPageIsRefused(String query) {
    for (var format : Written.values()) {
      assertError(
          get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + "&" + query),
          format,
          400,
          query.substring(0, query.indexOf('=')));
    }
  }

  @ParameterizedTest(name = "2.10 what changed after and before a moment in {0}")
  @EnumSource(Written.class)
  void whatChangedCanBeAsked(Written format) {
    var id = postedId(form(Map.of()));
    City.SERVICE
        .database()
        .execute(
            "update request set submitted_at = submitted_at - interval '200 days' where id = '"
                + id
                + "'");
    var minuteAgo = Instant.now().minusSeconds(60).toString().substring(0, 19) + "Z";

    assertThat(ids(rows(format, "&updated_after=" + minuteAgo))).contains(id);
    assertThat(ids(rows(format, "&updated_before=" + minuteAgo))).doesNotContain(id);
    assertThat(ids(rows(format, ""))).doesNotContain(id);
  }

  @ParameterizedTest(name = "2.10 a box and a circle narrow the list in {0}")
  @EnumSource(Written.class)
  void aPlaceNarrowsTheList(Written format) {
    var near = postedId(form(Map.of("lat", "27.09", "long", "115.09")));
    var far = postedId(form(Map.of("lat", "27.05", "long", "115.06")));

    assertThat(ids(rows(format, "&bbox=115.085,27.085,115.095,27.095")))
        .contains(near)
        .doesNotContain(far);
    assertThat(ids(rows(format, "&lat=27.0901&long=115.0901&radius=100")))
        .contains(near)
        .doesNotContain(far);
    assertThat(ids(rows(format, "&lat=27.09&long=115.09&radius=20000"))).contains(near, far);
  }

  @ParameterizedTest(name = "2.10 {0} is no place to look")
  @ValueSource(
      strings = {
        "bbox=1,2,3",
        "bbox=3,2,1,4",
        "bbox=a,b,c,d",
        "radius=5",
        "lat=27&long=115",
        "lat=27&radius=5",
        "lat=27&long=115&radius=-1",
        "lat=27&long=115&radius=1e9"
      })
  void aWrongPlaceIsRefused(String query) {
    for (var format : Written.values()) {
      assertError(
          get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + "&" + query),
          format,
          400);
    }
  }

  @ParameterizedTest(name = "2.10 extensions come when they are asked for, and only then, in {0}")
  @EnumSource(Written.class)
  void extensionsComeWhenAsked(Written format) {
    var id = postedId(form(Map.of()));
    send(format, update(id, "FIXED", "x"));
    var path = "/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY;

    assertThat(get(path).body()).doesNotContain("extended_attributes", "\"notes\"", "<notes");
    var extended = get(path + "&extensions=true");
    if (format == Written.JSON) {
      var row = Written.json(extended.body()).get(0);
      assertThat(row.path("extended_attributes").path("channel").asString()).isEqualTo("open311");
      assertThat(row.path("attributes").isArray()).isTrue();
      assertThat(row.path("notes").get(0).path("summary").asString()).isEqualTo("cancelled");
    } else {
      var row = Written.children(Written.xml(extended.body())).getFirst();
      var notes = Written.children(Written.child(row, "notes"));
      assertThat(notes.getFirst().getTagName()).isEqualTo("note");
    }
  }

  @Test
  @DisplayName("2.10 the bulk table has its header, quotes and line ends")
  void theBulkTableIsRfc4180() {
    postedId(form(Map.of("service_code", "SF03", "description", "a, \"b\"\nc")));

    var reply = get("/bulk.csv?service_code=SF03&jurisdiction_id=" + COUNTY);

    assertThat(reply.contentType()).isEqualTo("text/csv; charset=utf-8");
    assertThat(reply.body())
        .startsWith(
            "service_request_id,requested_datetime,updated_datetime,closed_date,status_description,"
                + "status_notes,source,service_name,service_subtype,description,agency_responsible,"
                + "address,lat,long\r\n")
        .contains(",\"a, \"\"b\"\"\nc\",")
        .endsWith("\r\n");
    assertError(get("/bulk.csv?status=x&jurisdiction_id=" + COUNTY), Written.XML, 400, "status");
  }

  @ParameterizedTest(name = "2.10 a form with a picture is taken, and the picture kept, in {0}")
  @EnumSource(Written.class)
  void aPictureIsKept(Written format) throws java.io.IOException {
    var reply = multipart(format, "media", picture());

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    var id = format.rows(reply.body(), "service_requests", "request").getFirst();
    assertThat(
            City.SERVICE
                .database()
                .count(
                    "select count(*) from picture where request_id = '"
                        + id.get("service_request_id")
                        + "'"))
        .isOne();
  }

  @ParameterizedTest(
      name = "2.10 a file that is no picture is told of, and the request stands, in {0}")
  @EnumSource(Written.class)
  void aWrongFileIsToldOf(Written format) {
    var reply = multipart(format, "photo1", new byte[] {1, 2, 3});

    assertThat(reply.status()).isEqualTo(200);
    assertThat(
            format
                .rows(reply.body(), "service_requests", "request")
                .getFirst()
                .get("service_notice"))
        .contains("media: ");
  }

  private static Reply multipart(Written format, String name, byte[] file) {
    var body = new java.io.ByteArrayOutputStream();
    form(Map.of("email", "a@example.org", "first_name", "A", "last_name", "B", "phone", "1"))
        .forEach((field, values) -> part(body, field, "", values.getFirst().getBytes(UTF_8)));
    part(body, name, "; filename=\"a.png\"", file);
    body.writeBytes("--border--\r\n".getBytes(UTF_8));
    return City.reply(
        City.CLIENT
            .post()
            .uri(BASE + "/requests" + format.suffix())
            .header("Content-Type", "multipart/form-data; boundary=border")
            .bodyValue(body.toByteArray()));
  }

  private static void part(
      java.io.ByteArrayOutputStream body, String name, String more, byte[] value) {
    var head =
        "--border\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n".formatted(name, more);
    body.writeBytes(head.getBytes(UTF_8));
    body.writeBytes(value);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static byte[] picture() throws java.io.IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    var image = new java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_RGB);
    javax.imageio.ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static MultiValueMap<String, String> update(String id, String status, String words) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("api_key", KEY);
    form.add("jurisdiction_id", COUNTY);
    form.add("service_request_id", id);
    form.add("update_id", UUID.randomUUID().toString());
    form.add("status", status);
    form.add("updated_datetime", "2026-11-26T08:00:00+08:00");
    form.add("description", words);
    return form;
  }

  private static Reply send(Written format, MultiValueMap<String, String> update) {
    return post(BASE + "/servicerequestupdates" + format.suffix(), update);
  }

  private static List<Map<String, @Nullable String>> rows(Written format, String query) {
    var reply = get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return format.rows(reply.body(), "service_requests", "request");
  }

  private static List<String> ids(List<Map<String, @Nullable String>> rows) {
    return rows.stream().map(row -> String.valueOf(row.get("service_request_id"))).toList();
  }
}
