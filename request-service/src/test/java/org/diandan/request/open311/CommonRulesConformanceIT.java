package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.TOWN;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.call;
import static org.diandan.request.open311.City.enc;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.post;
import static org.diandan.request.open311.City.posted;
import static org.diandan.request.open311.City.postedId;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.w3c.dom.Element;

/** Rules C1 to C12. */
class CommonRulesConformanceIT {

  private static final String TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})";

  static Stream<Arguments> everyRead() {
    var id = postedId(form(Map.of()));
    var token =
        posted(Written.JSON, form(Map.of("jurisdiction_id", TOWN, "service_code", "batch")));
    return Stream.of(
            "/discovery{}",
            "/services{}?jurisdiction_id=" + TOWN,
            "/services/001{}?jurisdiction_id=" + TOWN,
            "/requests{}?jurisdiction_id=" + COUNTY,
            "/requests/" + id + "{}?jurisdiction_id=" + COUNTY,
            "/tokens/" + token.get("token") + "{}?jurisdiction_id=" + TOWN,
            "/servicerequestupdates{}?jurisdiction_id=" + COUNTY,
            "/services{}?jurisdiction_id=nowhere")
        .flatMap(path -> Stream.of(Written.values()).map(format -> Arguments.of(path, format)));
  }

  @ParameterizedTest(name = "C2 C3 C11 {0} has its content type, declaration and origin in {1}")
  @MethodSource("everyRead")
  void everyAnswerHasItsHeaders(String path, Written format) {
    var reply = get(path.replace("{}", format.suffix()));

    assertThat(reply.contentType()).isEqualTo(format.contentType);
    assertThat(reply.headers().getAccessControlAllowOrigin()).isEqualTo("*");
    if (format == Written.XML) {
      assertThat(reply.body()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
      assertThat(Written.xml(reply.body()).getNamespaceURI()).isNull();
      assertThat(reply.body()).doesNotContain("xmlns");
      assertPlain(Written.xml(reply.body()));
    } else {
      Written.json(reply.body());
    }
  }

  private static void assertPlain(Element element) {
    assertThat(element.getAttributes().getLength()).isZero();
    Written.children(element).forEach(CommonRulesConformanceIT::assertPlain);
  }

  @ParameterizedTest(name = "C1 {0} is no format")
  @ValueSource(
      strings = {
        "/services.txt", "/services", "/services.", "/services.XML", "/services.xml/",
            "/discovery.html",
        "/requests.csv", "/requests/abc", "/services/001.yaml", "/tokens/abc.pdf", "/nothing.here",
            ""
      })
  void anotherSuffixIsNotFoundAndToldInXml(String path) {
    var reply = get(path);

    assertError(reply, Written.XML, 404);
  }

  @ParameterizedTest(name = "C1 C10 posting to {0} is no format")
  @ValueSource(strings = {"/requests.txt", "/requests", "/servicerequestupdates.csv"})
  void nothingIsPostedToAnotherSuffix(String path) {
    assertError(post(BASE + path, form(Map.of())), Written.XML, 404);
  }

  @ParameterizedTest(name = "C4 lists are arrays without their root in {0}")
  @EnumSource(Written.class)
  void listsAreListsWhateverTheirLength(Written format) {
    var id = postedId(form(Map.of()));

    var none = get("/requests" + format.suffix() + "?jurisdiction_id=990102");
    var one = get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY);
    var nothing = get("/services/EN01" + format.suffix() + "?jurisdiction_id=" + COUNTY);

    assertThat(format.rows(none.body(), "service_requests", "request")).isEmpty();
    assertThat(format.rows(one.body(), "service_requests", "request")).hasSize(1);
    assertThat(nothing.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("C4 attributes, values, endpoints and formats are arrays, definitions objects")
  void whatIsRepeatedInsideIsAnArray() {
    var definition = Written.json(get("/services/001.json?jurisdiction_id=" + TOWN).body());
    var without = Written.json(get("/services/batch.json?jurisdiction_id=" + TOWN).body());
    var discovery = Written.json(get("/discovery.json").body());

    assertThat(definition.isObject()).isTrue();
    assertThat(definition.path("attributes").isArray()).isTrue();
    assertThat(definition.path("attributes").get(0).path("values").isArray()).isTrue();
    assertThat(without.path("attributes").isArray()).isTrue();
    assertThat(without.path("attributes").size()).isZero();
    assertThat(discovery.isObject()).isTrue();
    assertThat(discovery.path("endpoints").isArray()).isTrue();
    assertThat(discovery.path("endpoints").get(0).path("formats").get(0).isString()).isTrue();
  }

  @Test
  @DisplayName("C5 JSON types: codes strings, truths booleans, order integer, degrees numbers")
  void jsonHasItsTypes() {
    var id = postedId(form(Map.of()));

    var service = Written.json(get("/services.json?jurisdiction_id=" + TOWN).body()).get(0);
    var attribute =
        Written.json(get("/services/001.json?jurisdiction_id=" + TOWN).body())
            .path("attributes")
            .get(0);
    var request =
        Written.json(get("/requests/" + id + ".json?jurisdiction_id=" + COUNTY).body()).get(0);
    var error = Written.json(get("/services.json?jurisdiction_id=nowhere").body()).get(0);

    assertThat(service.path("service_code").isString()).isTrue();
    assertThat(service.path("metadata").isBoolean()).isTrue();
    assertThat(attribute.path("variable").isBoolean()).isTrue();
    assertThat(attribute.path("required").isBoolean()).isTrue();
    assertThat(attribute.path("order").isInt()).isTrue();
    assertThat(request.path("service_request_id").isString()).isTrue();
    assertThat(request.path("address_id").isString()).isTrue();
    assertThat(request.path("lat").isNumber()).isTrue();
    assertThat(request.path("long").isNumber()).isTrue();
    assertThat(request.path("zipcode").isNull()).isTrue();
    assertThat(error.path("code").isString()).isTrue();
  }

  @ParameterizedTest(name = "C6 times have seconds and an offset and nothing finer in {0}")
  @EnumSource(Written.class)
  void timesAreWrittenInOneForm(Written format) {
    var id = postedId(form(Map.of()));

    var reply = get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY);

    var row = format.rows(reply.body(), "service_requests", "request").getFirst();
    assertThat(row.get("requested_datetime")).matches(TIME);
    assertThat(row.get("updated_datetime")).matches(TIME);
    assertThat(row.get("expected_datetime")).matches(TIME);
  }

  @ParameterizedTest(name = "C6 {0} is a time")
  @ValueSource(
      strings = {
        "2026-11-01T00:00:00Z",
        "2026-11-01T08:00:00+08:00",
        "2026-11-01T08:00:00.123-05:00",
        "2026-11-01T08:00Z"
      })
  void timesWithAnOffsetAreRead(String time) {
    var reply = get("/requests.xml?jurisdiction_id=" + COUNTY + "&start_date=" + enc(time));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("C6 a plus sign that nobody encoded is still an offset")
  void aBarePlusIsAnOffset() {
    var reply =
        get("/requests.xml?jurisdiction_id=" + COUNTY + "&start_date=2026-11-01T08:00:00+08:00");

    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "C6 {0} is no time")
  @ValueSource(
      strings = {
        "2026-11-01T00:00:00",
        "2026-11-01",
        "yesterday",
        "2026-13-01T00:00:00Z",
        "1761955200",
        "2026-11-01T25:00:00Z",
        "+999999999-01-01T00:00:00Z"
      })
  void timesWithoutAnOffsetAreRefused(String time) {
    var reply = get("/requests.json?jurisdiction_id=" + COUNTY + "&start_date=" + enc(time));

    assertError(reply, Written.JSON, 400, "start_date");
  }

  @ParameterizedTest(name = "C7 an empty parameter is an absent one in {0}")
  @EnumSource(Written.class)
  void emptyIsAbsent(Written format) {
    var reply =
        get(
            "/requests"
                + format.suffix()
                + "?jurisdiction_id="
                + COUNTY
                + "&status=&start_date=&end_date=&service_code=&service_request_id=&page=");
    var made =
        posted(
            format, form(Map.of("email", "", "phone", "", "media_url", "", "address_string", "")));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(made.get("service_request_id")).isNotNull();
  }

  @Test
  @DisplayName("C11 any page may ask and send")
  void anyPageMayAsk() {
    var reply = call(HttpMethod.OPTIONS, BASE + "/requests.json");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers().getAccessControlAllowOrigin()).isEqualTo("*");
    assertThat(reply.headers().getFirst("Access-Control-Allow-Methods")).contains("GET", "POST");
  }

  @ParameterizedTest(name = "C12 {0} comes back as it was sent")
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a ]]> b",
        "&amp; & &lt;",
        "\"quotes\" 'too'",
        "😀 emoji 👩‍🚒",
        "两行\n文字",
        "<![CDATA[x]]>",
        "<?xml version=\"1.0\"?>",
        "\u00a0\u2028 spaces",
        "ẞ ÿ 𠮷"
      })
  void textComesBackAsItWas(String text) {
    var wanted = "前" + text + "后";
    var id = postedId(form(Map.of("description", wanted)));

    for (var format : Written.values()) {
      var reply = get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY);
      assertThat(format.rows(reply.body(), "service_requests", "request").getFirst())
          .containsEntry("description", wanted);
    }
  }

  @ParameterizedTest(name = "C12 a control character is named, never passed on, in {0}")
  @EnumSource(Written.class)
  void controlCharactersAreRefused(Written format) {
    var reply =
        post(BASE + "/requests" + format.suffix(), form(Map.of("description", "a\u0007b\u0000")));

    assertError(reply, format, 400, "description");
  }
}
