package org.diandan.request.journey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.request.RunningService;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of its own that takes in what is bad, with nothing counted, and everybody's proofs. */
final class TakingIn implements AutoCloseable {

  private static final List<String> COUNTED =
      List.of(
          "login-per-account",
          "login-per-source",
          "track-per-order",
          "track-per-source",
          "code-per-phone",
          "picture-per-source",
          "suggest-per-source",
          "open-data-per-source");
  private static final String PASSWORD = "only-for-tests-4712";
  private static final String MANY = "1000000";

  private final RunningService service;
  private final WebTestClient client;
  private final String administrator;
  private int accounts;

  private TakingIn(RunningService service) {
    this.service = service;
    this.client = service.client();
    this.administrator = token("admin", "only-for-tests-4711");
  }

  /** An order that was taken. */
  record Ordered(UUID id, String token, String number) {}

  static TakingIn start() {
    var settings =
        Stream.concat(
                COUNTED.stream().map(kind -> "diandan.limits.%s.most=%s".formatted(kind, MANY)),
                Stream.of("diandan.open-data.enabled=true"))
            .toList();
    return new TakingIn(RunningService.start(settings.toArray(String[]::new)));
  }

  String address() {
    return service.address();
  }

  /** A browser of somebody who does not sign in. */
  Browser browser() {
    return new Browser(client);
  }

  /** Proof of the first administrator, who may do everything everywhere. */
  Map<String, String> administrator() {
    return program(administrator);
  }

  /** Proof of a new account with this role in the whole city. */
  Map<String, String> staff(String role) {
    var login = "bad-" + ++accounts;
    var account =
        Map.of(
            "name",
            "张三",
            "phone",
            "1370000%04d".formatted(accounts),
            "login",
            login,
            "password",
            PASSWORD,
            "authorities",
            List.of(Map.of("role", role, "area", "9901")));
    post("/api/accounts", administrator(), List.of(account));
    return program(token(login, PASSWORD));
  }

  /** A new order of a resident. */
  Ordered order() {
    var taken = post("/api/requests", Map.of(), Ordering.order(Map.of()));
    return new Ordered(
        UUID.fromString(taken.get("id").asString()),
        taken.get("token").asString(),
        taken.get("orderNumber").asString());
  }

  /** What a good call is answered with. */
  JsonNode post(String path, Map<String, String> proof, Object body) {
    var answer =
        client
            .post()
            .uri(path)
            .headers(all -> proof.forEach(all::set))
            .bodyValue(body)
            .exchange()
            .expectStatus()
            .is2xxSuccessful()
            .expectBody()
            .returnResult()
            .getResponseBody();
    return JsonMapper.shared().readTree(answer == null ? new byte[0] : answer);
  }

  static Map<String, String> program(String token) {
    return Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
  }

  /** The same person looking at pages. */
  static Map<String, String> atPages(Map<String, String> proof) {
    return Map.of("Authorization", proof.getOrDefault("Authorization", ""), "Accept", "text/html");
  }

  private String token(String login, String password) {
    return post("/api/sessions", Map.of(), Map.of("login", login, "password", password))
        .get("token")
        .asString();
  }

  @Override
  public void close() {
    service.close();
  }
}
