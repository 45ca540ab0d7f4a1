package org.diandan.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends the pages' own forms, as a browser would, and keeps the cookies it gets. */
final class DemoForms {
  private static final Duration ANSWER_MAY_TAKE = Duration.ofMinutes(1);

  private final HttpClient client;
  private final URI base;
  private final String token;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /**
   * Forms of one person.
   *
   * @param token of somebody's session
   */
  DemoForms(HttpClient client, URI base, String token) {
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /** One field of a form; names may repeat. */
  record Field(String name, String value) {
    String encoded() {
      return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  static Field field(String name, String value) {
    return new Field(name, value);
  }

  /**
   * Sends a form.
   *
   * @return the path it leads to
   * @throws IOException when the page is shown again, because something is wrong with it
   */
  String send(String path, Field... fields) throws IOException, InterruptedException {
    var answer =
        client.send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        List.of(fields).stream()
                            .map(Field::encoded)
                            .collect(Collectors.joining("&"))))
                .build(),
            BodyHandlers.ofString());
    keepCookies(answer);
    if (answer.statusCode() != 303) {
      throw new IOException("%s answered %d".formatted(path, answer.statusCode()));
    }
    return answer.headers().firstValue("Location").orElse("");
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER_MAY_TAKE)
            .header("Accept", "text/html")
            .header("Accept-Language", "zh-CN")
            .header("Authorization", "Bearer " + token);
    if (!cookies.isEmpty()) {
      request.header("Cookie", String.join("; ", cookies.values()));
    }
    return request;
  }

  private void keepCookies(HttpResponse<String> answer) {
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.split(";", 2)[0];
      // A sign-in that a page brings about would stand in the way of the token.
      if (pair.startsWith("__Host-proof=")) {
        cookies.put("proof", pair);
      }
    }
  }
}
