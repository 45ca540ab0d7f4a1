package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diandan.request.RunningService;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Those who read figures over HTTP. */
final class Readers {

  private static final String PASSWORD = "only-for-tests-4712";

  private final RunningService service;
  private int phones;

  Readers(RunningService service) {
    this.service = service;
  }

  WebTestClient administrator() {
    return bearing("admin", "only-for-tests-4711");
  }

  /** Somebody with one role in one area. */
  WebTestClient somebody(String login, String role, String area) {
    administrator()
        .post()
        .uri("/api/accounts")
        .bodyValue(
            List.of(
                Map.of(
                    "name",
                    "测试" + login,
                    "phone",
                    "136%08d".formatted(++phones),
                    "login",
                    login,
                    "password",
                    PASSWORD,
                    "authorities",
                    List.of(Map.of("role", role, "area", area)))))
        .exchange()
        .expectStatus()
        .isCreated();
    return bearing(login, PASSWORD);
  }

  /** An answer that has to be 200. */
  static JsonNode json(WebTestClient reader, String address, Object... values) {
    var body =
        reader
            .get()
            .uri(address, values)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
    if (body == null) {
      throw new AssertionError("The answer has no body.");
    }
    return body;
  }

  static String page(WebTestClient reader, String address) {
    var body =
        reader
            .get()
            .uri(address)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private WebTestClient bearing(String login, String password) {
    var session =
        service
            .client()
            .post()
            .uri("/api/sessions")
            .bodyValue(Map.of("login", login, "password", password))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
    if (session == null) {
      throw new AssertionError("Nobody signed in.");
    }
    return service
        .client()
        .mutate()
        .responseTimeout(Duration.ofSeconds(60))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
        .defaultHeader("Authorization", "Bearer " + session.get("token").asString())
        .build();
  }
}
