package org.diandan.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' own interfaces, used as any administrator's program would use them. */
final class DemoApi implements AutoCloseable {
  private static final Duration ANSWER_MAY_TAKE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  private DemoApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  static DemoApi signIn(URI base, String login, String password)
      throws IOException, InterruptedException {
    try (var anonymous = new DemoApi(base, "")) {
      return anonymous.as(login, password);
    }
  }

  /** Somebody else. */
  DemoApi as(String login, String password) throws IOException, InterruptedException {
    var session = post("/api/sessions", Map.of("login", login, "password", password));
    return new DemoApi(base, session.get("token").asString());
  }

  /** The pages' forms, for one person's answers. */
  DemoForms forms() {
    return new DemoForms(client, base, token);
  }

  /**
   * Sends the value as JSON.
   *
   * @throws IOException when the answer is not one of success
   */
  JsonNode post(String path, Object value) throws IOException, InterruptedException {
    var body = BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(value));
    return send(path, request(path).header("Content-Type", "application/json").POST(body));
  }

  /** Reads a value; an answer that is not one of success is an {@code IOException}. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return send(path, request(path));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER_MAY_TAKE)
            .header("Accept", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
