package org.diandan.request.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.diandan.request.MatchingEvents;
import org.diandan.request.RunningService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** One running service for all journey tests, and the words they share. */
final class Ordering {

  static final RunningService SERVICE =
      RunningService.start(
          "diandan.lifecycle.sweep-every=1s",
          "diandan.clocks.remind-every=1s",
          "diandan.ladder.remind-every=1s",
          "diandan.callback.sweep-every=1s",
          "diandan.open-data.enabled=true",
          "diandan.open-data.publisher=吉安市",
          "diandan.export.look-every=200ms",
          "diandan.export.sweep-every=1s",
          "diandan.callback.from=00:00",
          "diandan.callback.until=23:59:59.999999999");
  static final WebTestClient CLIENT = SERVICE.client();
  static final MatchingEvents MATCHING = new MatchingEvents();
  static final String VILLAGE = "990101001001";

  /** Of every account the tests make. */
  static final String PASSWORD = "only-for-tests-4712";

  private static final AtomicInteger PHONES = new AtomicInteger();
  private static final String ADMINISTRATOR = token("admin", "only-for-tests-4711");

  private Ordering() {}

  /** What a program gets for an order. */
  record Taken(
      UUID id,
      String orderNumber,
      String link,
      String token,
      String state,
      Instant acceptBy,
      Instant finishBy) {}

  private record Session(String token) {}

  private record Key(String key) {}

  private record Created(List<UUID> personIds) {}

  /** A complete order, with some fields changed; null removes a field. */
  static Map<String, Object> order(Map<String, @Nullable Object> changes) {
    var body = new HashMap<String, Object>();
    body.put("item", "EL05");
    body.put("area", VILLAGE);
    body.put("name", "王桂兰");
    body.put("phone", "13812345678");
    body.put("address", "沿江路 8 号 302");
    body.put("words", "三楼没有电梯");
    body.put("consent", true);
    changes.forEach(
        (field, value) -> {
          if (value == null) {
            body.remove(field);
          } else {
            body.put(field, value);
          }
        });
    return body;
  }

  static ResponseSpec submit(Object body) {
    return submit(body, null);
  }

  static ResponseSpec submit(Object body, @Nullable String key) {
    var call = CLIENT.post().uri("/api/requests").contentType(MediaType.APPLICATION_JSON);
    if (key != null) {
      call.header("Idempotency-Key", key);
    }
    return call.bodyValue(body).exchange();
  }

  static Taken taken(ResponseSpec answer) {
    return body(answer.expectStatus().isCreated(), Taken.class);
  }

  static String administrator() {
    return ADMINISTRATOR;
  }

  static String token(String login) {
    return token(login, PASSWORD);
  }

  static String token(String login, String password) {
    var session =
        body(
            CLIENT
                .post()
                .uri("/api/sessions")
                .bodyValue(Map.of("login", login, "password", password))
                .exchange()
                .expectStatus()
                .is2xxSuccessful(),
            Session.class);
    return session.token();
  }

  /** Adds a town of the second county, for a test that must not meet other tests' requests. */
  static void addTown(String code, String name) {
    CLIENT
        .post()
        .uri("/api/areas")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + administrator())
        .bodyValue(
            Map.of("areas", List.of(Map.of("code", code, "name", name, "parentCode", "990102"))))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  /** The secret of a new API key. */
  static String hotlineKey(String area) {
    return hotlineKey(area, 1000);
  }

  /** The secret of a new API key that may bring so many orders a minute. */
  static String hotlineKey(String area, int perMinute) {
    return body(
            CLIENT
                .post()
                .uri("/api/hotline/keys")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + administrator())
                .bodyValue(Map.of("name", "12345", "area", area, "perMinute", perMinute))
                .exchange()
                .expectStatus()
                .is2xxSuccessful(),
            Key.class)
        .key();
  }

  /** The person id of a new account that signs in with {@link #PASSWORD}. */
  static UUID account(String login, String role, String area) {
    return body(
            CLIENT
                .post()
                .uri("/api/accounts")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + administrator())
                .bodyValue(
                    List.of(
                        Map.of(
                            "name",
                            "张" + login,
                            "phone",
                            "139" + "%08d".formatted(PHONES.incrementAndGet()),
                            "login",
                            login,
                            "password",
                            PASSWORD,
                            "authorities",
                            List.of(Map.of("role", role, "area", area)))))
                .exchange()
                .expectStatus()
                .is2xxSuccessful(),
            Created.class)
        .personIds()
        .getFirst();
  }

  static <T> T body(ResponseSpec answer, Class<T> type) {
    var body = answer.expectBody(type).returnResult().getResponseBody();
    if (body == null) {
      throw new AssertionError("The answer has no body.");
    }
    return body;
  }
}
