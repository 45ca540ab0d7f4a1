package org.diandan.request.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.diandan.request.journey.Route.Body;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws calls that spoil a good one in every way we could think of; the same seed, the same calls.
 */
final class BadCalls {

  private static final int MOST_SPOILED = 3;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/octet-stream",
          "application/x-www-form-urlencoded; charset=nonsense",
          "application/x-www-form-urlencoded; charset=utf-16",
          "application/json; charset=utf-16",
          "multipart/form-data",
          "multipart/form-data; boundary=\"\"",
          "text/plain",
          "nonsense",
          "*/*");
  private static final List<String> OPTIONAL_HEADERS =
      List.of(
          "Idempotency-Key",
          "Accept",
          "Accept-Language",
          "X-Forwarded-For",
          "HX-Request",
          "Origin",
          "Content-Encoding");

  private final Random random;
  private final BadValues values;
  private long drawn;

  BadCalls(long seed) {
    random = new Random(seed);
    values = new BadValues(random);
  }

  /**
   * One spoiled call.
   *
   * @param what says how it was spoiled
   */
  record Call(
      Route route, String what, String pathAndQuery, String mediaType, BodyPublisher body) {}

  /** The route with something wrong about it. */
  Call spoil(Route good) {
    var route = good.numbered(++drawn);
    return switch (random.nextInt(12)) {
      case 0 -> headers(route);
      case 1 -> route.body() == Body.QUERY ? fields(route) : bytes(route);
      default -> route.fields().isEmpty() ? headers(route) : fields(route);
    };
  }

  private Call fields(Route route) {
    var spoiled = spoiledFields(route);
    var call = route.with(spoiled, route.headers());
    return call(route, spoiled.toString(), path(call), BodyPublishers.ofByteArray(body(call)));
  }

  /** A header that does not belong there; everything else is good. */
  private Call headers(Route route) {
    var headers = new LinkedHashMap<>(route.headers());
    var names = new ArrayList<>(OPTIONAL_HEADERS);
    names.addAll(route.headers().keySet().stream().sorted().toList());
    headers.put(names.get(random.nextInt(names.size())), values.header());
    var call = route.with(route.fields(), headers);
    return call(call, headers.toString(), path(call), BodyPublishers.ofByteArray(body(call)));
  }

  /** A body that no longer is of its media type. */
  private Call bytes(Route route) {
    var good = body(route);
    return switch (random.nextInt(6)) {
      case 0 -> call(route, "too deep", path(route), publisher("[".repeat(5000)));
      case 1 ->
          call(
              route,
              "not an object",
              path(route),
              publisher(List.of("[]", "null", "7", "\"x\"", "[null]", "").get(random.nextInt(6))));
      case 2 ->
          new Call(
              route,
              "another media type",
              path(route),
              MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size())),
              BodyPublishers.ofByteArray(good));
      case 3 ->
          call(
              route,
              "of unknown length",
              path(route),
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(good)));
      default -> call(route, "torn", path(route), BodyPublishers.ofByteArray(values.spoiled(good)));
    };
  }

  private Map<String, Object> spoiledFields(Route route) {
    var fields = new LinkedHashMap<>(route.fields());
    var names = route.fields().keySet().stream().sorted().toList();
    for (int left = 1 + random.nextInt(MOST_SPOILED); left > 0; left--) {
      var name = names.get(random.nextInt(names.size()));
      if (random.nextInt(6) == 0) {
        fields.remove(name);
      } else {
        var good = fields.getOrDefault(name, route.fields().getOrDefault(name, ""));
        fields.put(name, values.insteadOf(good, route.body().isJson()));
      }
    }
    if (random.nextInt(10) == 0) {
      fields.put(values.text(), values.text());
    }
    return fields;
  }

  private static String path(Route route) {
    var path = route.path();
    for (var name : route.path().split("[{}]", -1)) {
      var value = String.valueOf(route.fields().getOrDefault(name, "x"));
      path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
    }
    return route.body() == Body.QUERY ? path + "?" + form(inBody(route)) : path;
  }

  private static Map<String, Object> inBody(Route route) {
    var fields = new LinkedHashMap<>(route.fields());
    fields.keySet().removeIf(name -> route.path().contains("{" + name + "}"));
    return fields;
  }

  private static byte[] body(Route route) {
    var fields = inBody(route);
    return switch (route.body()) {
      case JSON -> utf8(JSON.writeValueAsString(fields));
      case JSON_LIST -> utf8(JSON.writeValueAsString(List.of(fields)));
      case FORM -> utf8(form(fields));
      case MULTIPART -> parts(fields);
      case BYTES ->
          fields.getOrDefault(Route.CONTENT, "") instanceof byte[] content
              ? content
              : utf8(String.valueOf(fields.getOrDefault(Route.CONTENT, "")));
      case QUERY -> new byte[0];
    };
  }

  private static String form(Map<String, Object> fields) {
    var parts = new ArrayList<String>();
    fields.forEach(
        (name, value) -> parts.add(encoded(name) + "=" + encoded(String.valueOf(value))));
    return String.join("&", parts);
  }

  private static byte[] parts(Map<String, Object> fields) {
    var body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          var file = value instanceof byte[] ? "; filename=\"a.jpg\"" : "";
          body.writeBytes(
              utf8(
                  "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                      .formatted(Route.BOUNDARY, name, file)));
          body.writeBytes(value instanceof byte[] bytes ? bytes : utf8(String.valueOf(value)));
          body.writeBytes(utf8("\r\n"));
        });
    body.writeBytes(utf8("--" + Route.BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static Call call(Route route, String what, String path, BodyPublisher body) {
    return new Call(route, what, path, route.mediaType(), body);
  }

  private static BodyPublisher publisher(String text) {
    return BodyPublishers.ofByteArray(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A half surrogate cannot travel in an address. */
  private static String encoded(String text) {
    return UriUtils.encode(new String(utf8(text), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
