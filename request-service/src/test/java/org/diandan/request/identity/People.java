package org.diandan.request.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.diandan.request.RunningService;
import org.diandan.testkit.TestDatabase;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One running service for the tests of this package, and people who can sign in to it. */
final class People {

  static final String SECRET = "only-for-tests-only-for-tests-only-for-tests";
  static final String ADMIN_PASSWORD = "only-for-tests-4711";

  private static final RunningService SERVICE =
      RunningService.start("diandan.limits.login-per-source.most=1000");
  static final TestDatabase DATABASE = SERVICE.database();

  private static final AtomicInteger PHONES = new AtomicInteger();
  private static final String ADMIN_TOKEN = tokenOf("admin", ADMIN_PASSWORD);

  private People() {}

  static <T> T bean(Class<T> type) {
    return SERVICE.bean(type);
  }

  /** A client that is not signed in. */
  static WebTestClient anybody() {
    return SERVICE.client().mutate().responseTimeout(Duration.ofSeconds(90)).build();
  }

  static WebTestClient bearing(String token) {
    return anybody().mutate().defaultHeader("Authorization", "Bearer " + token).build();
  }

  static WebTestClient administrator() {
    return bearing(ADMIN_TOKEN);
  }

  /** A phone number nobody else in this run has. */
  static String freshPhone() {
    return "139%08d".formatted(PHONES.incrementAndGet());
  }

  static String passwordOf(String login) {
    return "long-enough-for-" + new StringBuilder(login).reverse();
  }

  static Map<String, Object> entry(String login, String role, String area) {
    return Map.of(
        "name", "测试" + login,
        "phone", freshPhone(),
        "login", login,
        "password", passwordOf(login),
        "authorities", List.of(Map.of("role", role, "area", area)));
  }

  /** Makes a person who can sign in with {@link #passwordOf} the login. */
  static UUID account(String login, String role, String area) {
    return created(List.of(entry(login, role, area))).getFirst();
  }

  static List<UUID> created(List<Map<String, Object>> entries) {
    var answer =
        administrator()
            .post()
            .uri("/api/accounts")
            .bodyValue(entries)
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(new ParameterizedTypeReference<Map<String, List<UUID>>>() {})
            .returnResult()
            .getResponseBody();
    return answer == null ? List.of() : answer.getOrDefault("personIds", List.of());
  }

  static String tokenOf(String login, String password) {
    var answer =
        anybody()
            .post()
            .uri("/api/sessions")
            .bodyValue(Map.of("login", login, "password", password))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(new ParameterizedTypeReference<Map<String, String>>() {})
            .returnResult()
            .getResponseBody();
    return answer == null ? "" : answer.getOrDefault("token", "");
  }
}
