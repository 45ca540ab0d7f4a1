package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.KEY;
import static org.diandan.request.open311.City.REHEARSAL;
import static org.diandan.request.open311.City.TEST_KEY;
import static org.diandan.request.open311.City.TOWN;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.key;
import static org.diandan.request.open311.City.post;
import static org.diandan.request.open311.City.posted;
import static org.diandan.request.open311.City.postedId;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.request.open311.City.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.MultiValueMap;

/** Sections 2.5 and 2.6: posting, and the token of a batch. */
class PostConformanceIT {

  @ParameterizedTest(name = "2.5 a realtime service answers an id and no token in {0}")
  @EnumSource(Written.class)
  void realtimeGivesAnId(Written format) {
    var row = posted(format, form(Map.of()));

    assertThat(row).containsKey("service_request_id").doesNotContainKey("token");
    assertThat(row.get("service_request_id")).isNotBlank();
    assertThat(row.get("service_notice")).contains("99010126");
  }

  @ParameterizedTest(name = "2.5 a blackbox service answers neither in {0}")
  @EnumSource(Written.class)
  void blackboxGivesNeither(Written format) {
    var row = posted(format, form(Map.of("jurisdiction_id", TOWN, "service_code", "box")));

    assertThat(row).doesNotContainKeys("service_request_id", "token");
  }

  @ParameterizedTest(name = "2.5 a missing or wrong key is forbidden in {0}")
  @EnumSource(Written.class)
  void theKeyMustBeRight(Written format) {
    assertError(send(format, form(without("api_key"))), format, 403);
    assertError(send(format, form(Map.of("api_key", "wrong"))), format, 403);
    assertError(send(format, form(Map.of("api_key", TEST_KEY))), format, 403);
    assertError(send(format, form(Map.of("api_key", key(false, List.of("990102"))))), format, 403);
  }

  @ParameterizedTest(name = "2.5 the key may stand in the query in {0}")
  @EnumSource(Written.class)
  void theKeyMayStandInTheQuery(Written format) {
    var reply =
        post(BASE + "/requests" + format.suffix() + "?api_key=" + KEY, form(without("api_key")));

    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "2.5 a disabled key is forbidden in {0}")
  @EnumSource(Written.class)
  void aDisabledKeyIsWrong(Written format) {
    var secret = key(false, List.of());
    City.SERVICE
        .database()
        .execute(
            "update open311_application set disabled_at = now() where key_hash = sha256('"
                + secret
                + "')");

    assertError(send(format, form(Map.of("api_key", secret))), format, 403);
  }

  @ParameterizedTest(name = "2.5 too many posts of one key are told to wait in {0}")
  @EnumSource(Written.class)
  void eachKeyHasItsPace(Written format) {
    var slow = City.key(false, List.of(), 1);
    send(format, form(Map.of("api_key", slow)));

    var reply = send(format, form(Map.of("api_key", slow)));

    assertError(reply, format, 429);
    assertThat(reply.headers().getFirst("Retry-After")).isNotBlank();
  }

  @ParameterizedTest(name = "2.5 the service must be named and known in {0}")
  @EnumSource(Written.class)
  void theServiceMustBeKnown(Written format) {
    assertError(send(format, form(without("service_code"))), format, 400, "service_code");
    assertError(send(format, form(Map.of("service_code", "nothing"))), format, 404);
    assertError(
        send(format, form(Map.of("jurisdiction_id", TOWN, "service_code", "off"))),
        format,
        400,
        "service_code");
  }

  @ParameterizedTest(
      name = "2.5 a description has at most 4,000 characters, counted as people do, in {0}")
  @EnumSource(Written.class)
  void aDescriptionHasItsLimit(Written format) {
    assertThat(send(format, form(Map.of("description", "😀".repeat(4_000)))).status())
        .isEqualTo(200);
    assertError(
        send(format, form(Map.of("description", "字".repeat(4_001)))), format, 400, "description");
    assertThat(send(format, form(without("description"))).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "2.5 line breaks of any system come back as line breaks in {0}")
  @EnumSource(Written.class)
  void lineBreaksAreKept(Written format) {
    var id = postedId(form(Map.of("description", "一\r\n二\r三\n四")));

    var reply = get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY);

    assertThat(format.rows(reply.body(), "service_requests", "request").getFirst())
        .containsEntry("description", "一\n二\n三\n四");
  }

  @ParameterizedTest(
      name = "2.5 everything about the reporter is optional and never comes back in {0}")
  @EnumSource(Written.class)
  void theReporterStaysUnknown(Written format) {
    var id =
        postedId(
            form(
                Map.of(
                    "first_name", "Ada",
                    "last_name", "Lovelace",
                    "email", "ada@example.org",
                    "phone", "13900001111",
                    "device_id", "device-4711",
                    "account_id", "account-4711")));

    for (var path : List.of("/requests/" + id, "/requests")) {
      var reply = get(path + format.suffix() + "?extensions=true&jurisdiction_id=" + COUNTY);
      assertThat(reply.body())
          .contains(id)
          .doesNotContain(
              "Ada", "Lovelace", "ada@example.org", "13900001111", "device-", "account-");
    }
  }

  @ParameterizedTest(name = "2.5 a phone of another country is no reason to refuse in {0}")
  @EnumSource(Written.class)
  void aForeignPhoneIsFine(Written format) {
    assertThat(send(format, form(Map.of("phone", "+1 (312) 555-0100"))).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "2.5 {0} is no link")
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://example.org/a",
        "not a link",
        "http://",
        "file:///etc/passwd"
      })
  void onlyLinksOfTheWebAreTaken(String link) {
    for (var format : Written.values()) {
      assertError(send(format, form(Map.of("media_url", link))), format, 400, "media_url");
    }
  }

  @ParameterizedTest(name = "2.5 the same key of the caller gets the same id in {0}")
  @EnumSource(Written.class)
  void aRetryGetsTheSameId(Written format) {
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    var path = BASE + "/requests" + format.suffix();

    var first = post(path, form(Map.of()), key);
    var second = post(path, form(Map.of()), key);

    assertThat(second.body()).isEqualTo(first.body());
    assertError(
        post(path, form(Map.of("description", "other")), key), format, 400, "Idempotency-Key");
    assertError(
        post(path, form(Map.of()), Map.of("Idempotency-Key", "x".repeat(201))),
        format,
        400,
        "Idempotency-Key");
  }

  @ParameterizedTest(name = "2.5 many retries at once make one request in {0}")
  @EnumSource(Written.class)
  void retriesAtOnceMakeOneRequest(Written format) {
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    var form = form(Map.of("description", "once " + key));

    var bodies =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(_ -> post(BASE + "/requests" + format.suffix(), form, key))
            .filter(reply -> reply.status() == 200)
            .map(Reply::body)
            .distinct()
            .toList();

    assertThat(bodies).hasSize(1);
  }

  @ParameterizedTest(name = "2.5 the same body twice makes two requests in {0}")
  @EnumSource(Written.class)
  void bodiesAreNotCompared(Written format) {
    assertThat(posted(format, form(Map.of())).get("service_request_id"))
        .isNotEqualTo(posted(format, form(Map.of())).get("service_request_id"));
  }

  @ParameterizedTest(
      name = "2.5 a test reaches no team and is seen at the test endpoint only in {0}")
  @EnumSource(Written.class)
  void aTestIsARehearsal(Written format) {
    var requests = City.SERVICE.database().count("select count(*) from request");
    var reply = post(REHEARSAL + "/requests" + format.suffix(), form(Map.of("api_key", TEST_KEY)));
    var id =
        format
            .rows(reply.body(), "service_requests", "request")
            .getFirst()
            .get("service_request_id");

    var path = "/requests/" + id + format.suffix() + "?jurisdiction_id=" + COUNTY;

    assertThat(City.call(org.springframework.http.HttpMethod.GET, REHEARSAL + path).status())
        .isEqualTo(200);
    assertError(get(path), format, 404);
    assertThat(City.SERVICE.database().count("select count(*) from request")).isEqualTo(requests);
  }

  private static Reply send(Written format, MultiValueMap<String, String> form) {
    return post(BASE + "/requests" + format.suffix(), form);
  }

  private static Map<String, @Nullable String> without(String... fields) {
    var changes = new java.util.HashMap<String, @Nullable String>();
    for (var field : fields) {
      changes.putAll(Collections.singletonMap(field, null));
    }
    return changes;
  }
}
