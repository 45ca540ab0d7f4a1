package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.TOWN;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.enc;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.hole;
import static org.diandan.request.open311.City.postedId;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;

/** Sections 2.7 and 2.8: lists of requests and single ones. */
class ReadConformanceIT {

  private static final String[] FIELDS = {
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "service_notice",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "address",
    "address_id",
    "zipcode",
    "lat",
    "long",
    "media_url"
  };

  @ParameterizedTest(name = "2.7 2.8 every field is present, empty or not, in {0}")
  @EnumSource(Written.class)
  void everyFieldIsPresent(Written format) {
    var id = postedId(form(Map.of("media_url", "https://example.org/a.jpg")));

    var list = rows(format, "&service_request_id=" + id);
    var one = get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY);

    assertThat(list).hasSize(1);
    assertThat(list.getFirst().keySet()).containsExactly(FIELDS);
    assertThat(format.rows(one.body(), "service_requests", "request")).isEqualTo(list);
    assertThat(list.getFirst())
        .containsEntry("service_request_id", id)
        .containsEntry("status", "open")
        .containsEntry("service_code", "EN02")
        .containsEntry("service_name", "白色垃圾清捡")
        .containsEntry("description", "河边有垃圾")
        .containsEntry("lat", "27.05")
        .containsEntry("long", "115.06")
        .containsEntry("media_url", "https://example.org/a.jpg")
        .containsEntry("zipcode", null);
  }

  @ParameterizedTest(name = "2.7 ids win over every other argument in {0}")
  @EnumSource(Written.class)
  void idsWinOverEverything(Written format) {
    var one = postedId(form(Map.of()));
    var other = postedId(form(Map.of()));
    var ids = one + "," + UUID.randomUUID() + ",nonsense," + other;

    var rows =
        rows(
            format,
            "&service_request_id="
                + enc(ids)
                + "&status=closed&start_date=2020-01-01T00:00:00Z&end_date=2020-01-02T00:00:00Z"
                + "&service_code=CU01&page=99");

    assertThat(rows)
        .extracting(row -> row.get("service_request_id"))
        .containsExactlyInAnyOrder(one, other);
  }

  @ParameterizedTest(name = "2.7 unknown ids are just absent in {0}")
  @EnumSource(Written.class)
  void unknownIdsAreAbsent(Written format) {
    assertThat(rows(format, "&service_request_id=" + UUID.randomUUID())).isEmpty();
    assertThat(rows(format, "&service_request_id=1,2,3")).isEmpty();
  }

  @ParameterizedTest(name = "2.7 service codes are a list in {0}")
  @EnumSource(Written.class)
  void serviceCodesAreAList(Written format) {
    postedId(form(Map.of("service_code", "CU01")));
    postedId(form(Map.of("service_code", "RP08")));
    postedId(form(Map.of()));

    assertThat(rows(format, "&service_code=CU01,RP08"))
        .extracting(row -> row.get("service_code"))
        .contains("CU01", "RP08")
        .doesNotContain("EN02");
    assertThat(rows(format, "&service_code=nothing")).isEmpty();
  }

  @ParameterizedTest(name = "2.7 no match is an empty list, not an error, in {0}")
  @EnumSource(Written.class)
  void noMatchIsEmpty(Written format) {
    var reply = get("/requests" + format.suffix() + "?jurisdiction_id=990102");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(format.rows(reply.body(), "service_requests", "request")).isEmpty();
  }

  @ParameterizedTest(
      name = "2.7 what came another way shows neither words nor place of its resident in {0}")
  @EnumSource(Written.class)
  void ordinaryRequestsKeepTheirSecrets(Written format) {
    var id = ordinary("EN02");

    var row = rows(format, "&service_request_id=" + id).getFirst();

    assertThat(row)
        .containsEntry("description", "白色垃圾清捡")
        .containsEntry("address", "方县 › 东门街道 › 东门社区");
    assertThat(row.toString()).doesNotContain("王桂兰", "沿江路", "三楼", "115.0771", "13812345678");
    assertThat(row.get("lat")).doesNotStartWith("27.0823");
  }

  @ParameterizedTest(name = "2.7 2.8 help at home is nobody's business in {0}")
  @EnumSource(Written.class)
  void helpAtHomeIsNotShown(Written format) {
    var id = ordinary("EL05");

    assertThat(rows(format, "&service_request_id=" + id)).isEmpty();
    assertError(
        get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY), format, 404);
  }

  @ParameterizedTest(name = "2.8 unknown and private requests are not found alike in {0}")
  @EnumSource(Written.class)
  void privateAndUnknownLookAlike(Written format) {
    var secret = postedId(form(Map.of("jurisdiction_id", TOWN, "service_code", "secret")));
    var query = format.suffix() + "?jurisdiction_id=" + TOWN;

    var hidden = get("/requests/" + secret + query);
    var unknown = get("/requests/" + UUID.randomUUID() + query);

    assertError(hidden, format, 404);
    assertThat(hidden.body()).isEqualTo(unknown.body());
    assertError(get("/requests/nonsense" + query), format, 404);
    assertThat(get("/requests" + query).body()).doesNotContain(secret);
  }

  @ParameterizedTest(name = "2.8 a jurisdiction knows a request by its own code in {0}")
  @EnumSource(Written.class)
  void eachJurisdictionHasItsCode(Written format) {
    var id = postedId(hole(Map.of()));
    var lamp = ordinary("RP08");

    var own = get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + TOWN);
    var theirs = get("/requests/" + lamp + format.suffix() + "?jurisdiction_id=" + TOWN);

    assertThat(format.rows(own.body(), "service_requests", "request").getFirst())
        .containsEntry("service_code", "001")
        .containsEntry("service_name", "路面坑洞");
    assertThat(format.rows(theirs.body(), "service_requests", "request").getFirst())
        .containsEntry("service_code", "路/灯 %1");
  }

  private static List<Map<String, @Nullable String>> rows(Written format, String query) {
    var reply = get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return format.rows(reply.body(), "service_requests", "request");
  }

  /** A request somebody ordered by a program for residents. */
  static String ordinary(String item) {
    var body =
        Map.of(
            "item", item,
            "area", "990101001001",
            "longitude", 115.0771,
            "latitude", 27.0823,
            "name", "王桂兰",
            "phone", "13812345678",
            "address", "沿江路 8 号 302",
            "words", "三楼没有电梯",
            "consent", true);
    var reply =
        City.reply(
            City.CLIENT
                .post()
                .uri("/api/requests")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body));
    return Written.json(reply.body()).path("id").asString();
  }
}
