package org.diandan.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What administrators do with the settings, in the words of the tests. */
final class AdministeredSettings {

  private AdministeredSettings() {}

  static ResponseSpec put(long latest, Map<String, Long> values, String reason) {
    return put(RunningService.administrator(), latest, values, reason);
  }

  static ResponseSpec put(
      WebTestClient client, long latest, Map<String, Long> values, String reason) {
    return client
        .put()
        .uri("/api/dispatch-settings")
        .header("If-Match", "\"" + latest + "\"")
        .bodyValue(Map.of("values", values, "reason", reason))
        .exchange();
  }

  /** The values in force with another one of them. */
  static Map<String, Long> with(String name, long value) {
    var values = new HashMap<>(inForce());
    values.put(name, value);
    return values;
  }

  /** What is in force. */
  static Map<String, Long> inForce() {
    return numbers(current().get("values"));
  }

  static Map<String, Long> shipped() {
    return numbers(current().get("shipped"));
  }

  /** The number of the settings in force. */
  static long number() {
    return current().get("number").asLong();
  }

  /** The number of the newest change. */
  static long latest() {
    var tag = get().returnResult(Void.class).getResponseHeaders().getETag();
    return Long.parseLong(Objects.requireNonNull(tag).replace("\"", ""));
  }

  private static Map<String, Long> numbers(JsonNode node) {
    var numbers = new HashMap<String, Long>();
    node.forEachEntry((name, value) -> numbers.put(name, value.asLong()));
    return numbers;
  }

  private static JsonNode current() {
    var body = get().expectBody(String.class).returnResult().getResponseBody();
    return RunningService.bean(JsonMapper.class).readTree(Objects.requireNonNull(body));
  }

  private static ResponseSpec get() {
    return RunningService.administrator()
        .get()
        .uri("/api/dispatch-settings")
        .exchange()
        .expectStatus()
        .isOk();
  }
}
