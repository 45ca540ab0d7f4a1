package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.call;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.inEnglish;
import static org.diandan.request.open311.City.post;
import static org.diandan.request.open311.City.send;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;

/** Rules C8 to C10: jurisdictions and everything that goes wrong. */
class ErrorsConformanceIT {

  @Test
  @DisplayName("C8 the only jurisdiction needs no name")
  void theOnlyJurisdictionNeedsNoName() {
    assertThat(City.ALONE_XML.status()).isEqualTo(200);
    assertThat(City.ALONE_JSON.status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "C8 of several jurisdictions one must be named in {0}")
  @EnumSource(Written.class)
  void ofSeveralJurisdictionsOneMustBeNamed(Written format) {
    for (var path : List.of("/services", "/services/EN01", "/requests", "/servicerequestupdates")) {
      assertError(get(path + format.suffix()), format, 400, "jurisdiction_id");
      assertError(
          get(path + format.suffix() + "?jurisdiction_id="), format, 400, "jurisdiction_id");
    }
    var without = form(java.util.Collections.singletonMap("jurisdiction_id", null));
    assertError(
        post(BASE + "/requests" + format.suffix(), without), format, 400, "jurisdiction_id");
  }

  @ParameterizedTest(name = "C8 an unknown jurisdiction is not found in {0}")
  @EnumSource(Written.class)
  void anUnknownJurisdictionIsNotFound(Written format) {
    for (var path : List.of("/services", "/services/EN01", "/requests", "/servicerequestupdates")) {
      assertError(get(path + format.suffix() + "?jurisdiction_id=nowhere"), format, 404);
    }
    assertError(
        post(BASE + "/requests" + format.suffix(), form(Map.of("jurisdiction_id", "nowhere"))),
        format,
        404);
  }

  @ParameterizedTest(name = "C9 several errors are told at once in {0}")
  @EnumSource(Written.class)
  void everythingWrongIsToldAtOnce(Written format) {
    var reply =
        get(
            "/requests"
                + format.suffix()
                + "?jurisdiction_id="
                + COUNTY
                + "&status=lost&page=0&bbox=1,2,3");

    var errors = format.rows(reply.body(), "errors", "error");
    assertThat(errors).hasSize(3);
    assertThat(errors.toString()).contains("status: ", "page: ", "bbox: ");
  }

  @ParameterizedTest(name = "C9 descriptions are for people, in the language asked for, in {0}")
  @EnumSource(Written.class)
  void descriptionsAreSentences(Written format) {
    var chinese = get("/services" + format.suffix() + "?jurisdiction_id=nowhere");
    var english = inEnglish("/services" + format.suffix() + "?jurisdiction_id=nowhere");

    assertThat(format.rows(chinese.body(), "errors", "error").getFirst().get("description"))
        .isEqualTo("没有这个辖区。");
    assertThat(format.rows(english.body(), "errors", "error").getFirst().get("description"))
        .isEqualTo("There is no such jurisdiction.");
  }

  @ParameterizedTest(name = "C10 a wrong method is told in {0}")
  @EnumSource(Written.class)
  void aWrongMethodIsTold(Written format) {
    for (var method : List.of(HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH)) {
      assertError(call(method, BASE + "/requests" + format.suffix()), format, 400, "method");
    }
    assertError(call(HttpMethod.POST, BASE + "/services" + format.suffix()), format, 400, "method");
  }

  @ParameterizedTest(name = "C10 a malformed form is told in {0}")
  @EnumSource(Written.class)
  void aMalformedFormIsTold(Written format) {
    assertError(
        send(BASE + "/requests" + format.suffix(), "api_key=%zz&a=%", Map.of()),
        format,
        400,
        "body");
  }

  @ParameterizedTest(name = "C10 too much is told in {0}")
  @EnumSource(Written.class)
  void tooMuchIsTold(Written format) {
    assertError(
        send(BASE + "/requests" + format.suffix(), "description=" + "x".repeat(900_000), Map.of()),
        format,
        400,
        "body");
  }

  @ParameterizedTest(name = "C10 a body of another kind is told in {0}")
  @EnumSource(Written.class)
  void aBodyOfAnotherKindIsTold(Written format) {
    var reply =
        City.reply(
            City.CLIENT
                .post()
                .uri(
                    BASE
                        + "/requests"
                        + format.suffix()
                        + "?api_key="
                        + City.KEY
                        + "&service_code=EN02&jurisdiction_id="
                        + COUNTY)
                .header("Content-Type", "application/json")
                .bodyValue("{\"service_code\":\"EN02\"}"));

    assertError(reply, format, 400, "Content-Type");
  }

  @ParameterizedTest(name = "C10 a path nobody serves is told in {0}")
  @EnumSource(Written.class)
  void anUnknownPathIsTold(Written format) {
    assertError(get("/no/such/path" + format.suffix()), format, 404);
    assertError(call(HttpMethod.GET, "/open311/v1/services" + format.suffix()), format, 404);
    assertError(call(HttpMethod.GET, "/open311" + "/x" + format.suffix()), format, 404);
  }

  @ParameterizedTest(name = "C10 a page is never the answer, even to a browser, in {0}")
  @EnumSource(Written.class)
  void aBrowserGetsNoPageEither(Written format) {
    var reply =
        City.reply(
            City.CLIENT
                .get()
                .uri(BASE + "/nothing" + format.suffix())
                .header("Accept", "text/html,application/xhtml+xml"));

    assertError(reply, format, 404);
  }
}
