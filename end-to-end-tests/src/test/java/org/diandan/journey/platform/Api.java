package org.diandan.journey.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the platform's HTTP interface: anonymous, or signed in with a bearer token. */
public final class Api {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI base;
  private final Map<String, String> headers;

  private Api(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /** An anonymous caller. */
  public static Api at(URI base) {
    return new Api(base, Map.of("Accept", "application/json"));
  }

  /** The same caller with one more header, or another value of it. */
  public Api with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Api(base, more);
  }

  /** The same caller, signed in. */
  public Api bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The address this caller speaks to. */
  public URI base() {
    return base;
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Posts a value as JSON. */
  public Answer post(String path, Object body) {
    return postText(path, JsonMapper.shared().writeValueAsString(body));
  }

  /** Posts a step that needs no words. */
  public Answer post(String path) {
    return postText(path, "{}");
  }

  /** Posts a body as it is, said to be JSON. */
  public Answer postText(String path, String body) {
    return with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(body));
  }

  /** Sends a body of any kind with any method; the content type is the caller's own header. */
  public Answer send(String method, String path, BodyPublisher body) {
    var call = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).method(method, body);
    headers.forEach(call::setHeader);
    try {
      var answer = CLIENT.send(call.build(), BodyHandlers.ofString());
      return new Answer(method + " " + path, answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " was not answered.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + path, e);
    }
  }
}
