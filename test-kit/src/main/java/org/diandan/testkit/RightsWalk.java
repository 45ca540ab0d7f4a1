package org.diandan.testkit;

import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.testkit.RouteRule.Answer;
import org.diandan.testkit.RouteRule.Call;

/**
 * Calls every route of a table about what lies in one area, as people of another and of that one.
 */
public final class RightsWalk {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String UPLOAD = "upload:";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final RouteTable table;
  private final Arranged arranged;
  private final byte[] file;

  /**
   * What lies in the area that is asked about.
   *
   * @param values what the names of the table stand for; each at least once
   * @param words that appear nowhere else: order numbers, ids, names, own words
   */
  public record Arranged(Map<String, List<String>> values, Set<String> words) {

    public Arranged {
      values = Map.copyOf(values);
      words = Set.copyOf(words);
    }
  }

  /**
   * A walk through the service at an address.
   *
   * @param file what is sent where a file is wanted
   */
  public RightsWalk(String address, RouteTable table, Arranged arranged, byte[] file) {
    this.address = address;
    this.table = table;
    this.arranged = arranged;
    this.file = file.clone();
  }

  /**
   * What people of another area got that they must not get.
   *
   * @param strangers what each sends as {@code Authorization}, by what they are
   */
  public List<String> leaks(Map<String, String> strangers) {
    var leaks = new ArrayList<String>();
    for (var rule : table.called()) {
      for (var call : rule.calls(arranged.values())) {
        strangers.forEach(
            (who, proof) -> {
              var answer = send(call, proof);
              var seen = seen(call, answer);
              if (!rule.answer().allows(answer.statusCode()) || !seen.isEmpty()) {
                leaks.add("%s got %d %s: %s".formatted(who, answer.statusCode(), seen, call));
              }
            });
      }
    }
    return leaks;
  }

  /**
   * Calls that say nothing, because whoever may make them was refused too, or saw nothing where
   * there is something to see.
   *
   * @param rightful what each sends as {@code Authorization}, by what they are in that area
   */
  public List<String> vain(Map<String, String> rightful) {
    var vain = new ArrayList<String>();
    for (var rule : table.called()) {
      var proof = rightful.get(rule.rightful());
      if (proof == null) {
        if (!rule.rightful().equals(RouteRule.NOBODY)) {
          vain.add("nobody is " + rule.rightful());
        }
        continue;
      }
      var call = rule.calls(arranged.values()).getFirst();
      var answer = send(call, proof);
      int status = answer.statusCode();
      boolean refused =
          status >= 500 || (rule.answer() != Answer.HIDDEN && rule.answer().allows(status));
      boolean blind = rule.answer() == Answer.HIDDEN && seen(call, answer).isEmpty();
      if (refused || blind) {
        vain.add(
            "%s got %d%s: %s".formatted(rule.rightful(), status, blind ? " nothing" : "", call));
      }
    }
    return vain;
  }

  private Set<String> seen(Call call, HttpResponse<String> answer) {
    var text = answer.body() + " " + answer.headers().firstValue("Location").orElse("");
    var said = call.path() + " " + call.body();
    return arranged.words().stream()
        .filter(word -> text.contains(word) && !said.contains(word))
        .collect(Collectors.toSet());
  }

  private HttpResponse<String> send(Call call, String proof) {
    var method = call.rule().method();
    var query = method.equals("GET") && !call.body().isEmpty() ? "?" + encoded(call.body()) : "";
    var request =
        HttpRequest.newBuilder(URI.create(address + call.path() + query))
            .timeout(LIMIT)
            .header("Authorization", proof)
            .header("Accept", isApi(call.path()) ? "application/json" : "text/html,*/*;q=0.5");
    try {
      return client.send(withBody(request, call, method), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("No answer: " + call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/") || path.startsWith("/internal/");
  }

  private HttpRequest withBody(HttpRequest.Builder request, Call call, String method) {
    var body = call.body();
    if (method.equals("GET") || (method.equals("DELETE") && body.isEmpty())) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    if (body.startsWith("{") || body.startsWith("[")) {
      return request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(body))
          .build();
    }
    if (body.startsWith(UPLOAD)) {
      return request
          .header("Content-Type", "multipart/form-data; boundary=x")
          .method(method, BodyPublishers.ofByteArray(parts(body.substring(UPLOAD.length()))))
          .build();
    }
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(method, BodyPublishers.ofString(encoded(body)))
        .build();
  }

  private byte[] parts(String field) {
    var head =
        "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.png\"\r\n\r\n"
            .formatted(field);
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(file);
    all.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    return all.toByteArray();
  }

  private static String encoded(String fields) {
    return Arrays.stream(fields.split("&", -1))
        .map(
            field -> {
              int at = field.indexOf('=');
              return field.substring(0, at + 1)
                  + URLEncoder.encode(field.substring(at + 1), StandardCharsets.UTF_8);
            })
        .collect(Collectors.joining("&"));
  }
}
