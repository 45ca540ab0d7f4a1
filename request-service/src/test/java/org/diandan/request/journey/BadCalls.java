package org.diandan.request.journey;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws calls that spoil a good one in every way we could think of; the same seed, the same calls.
 */
final class BadCalls {

  private static final int MOST_SPOILED = 3;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Random random;
  private long drawn;

  BadCalls(long seed) {
    random = new Random(seed);
  }

  /** How the fields of a call travel. */
  enum Body {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded"),
    QUERY("application/x-www-form-urlencoded");

    private final String mediaType;

    Body(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  /**
   * A way in.
   *
   * @param fields of a call that would be accepted; {@value #NUMBER} in a text becomes the number
   *     of the call
   * @param headers of the caller, name to value
   */
  record Route(
      String name,
      String method,
      String path,
      Body body,
      Map<String, Object> fields,
      Map<String, String> headers) {

    /** Stands for the number of the call. */
    static final String NUMBER = "{n}";

    private Route numbered(long number) {
      var numbered = new LinkedHashMap<String, Object>();
      fields.forEach(
          (name, value) ->
              numbered.put(
                  name, value instanceof String text ? text.replace(NUMBER, "" + number) : value));
      return new Route(name, method, path, body, numbered, headers);
    }
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
    return switch (route.body()) {
      case JSON -> random.nextInt(8) == 0 ? brokenText(route) : json(route);
      case FORM -> random.nextInt(8) == 0 ? brokenText(route) : form(route);
      case QUERY -> query(route);
    };
  }

  private Call json(Route route) {
    var spoiled = spoiledFields(route);
    return call(route, spoiled.toString(), bytes(JSON.writeValueAsString(spoiled)));
  }

  private Call form(Route route) {
    var spoiled = spoiledFields(route);
    return call(route, spoiled.toString(), bytes(encoded(spoiled)));
  }

  private Call query(Route route) {
    var spoiled = spoiledFields(route);
    var query = route.path() + "?" + encoded(spoiled);
    return new Call(
        route, spoiled.toString(), query, route.body().mediaType, BodyPublishers.noBody());
  }

  private static String encoded(Map<String, Object> fields) {
    var parts = new ArrayList<String>();
    fields.forEach(
        (name, value) ->
            parts.add(
                UriUtils.encode(name, StandardCharsets.UTF_8)
                    + "="
                    + UriUtils.encode(wellFormed(String.valueOf(value)), StandardCharsets.UTF_8)));
    return String.join("&", parts);
  }

  /** Text that no longer is of its media type. */
  private Call brokenText(Route route) {
    var good =
        route.body() == Body.JSON
            ? JSON.writeValueAsString(route.fields())
            : encoded(route.fields());
    var body = bytes(good);
    return switch (random.nextInt(6)) {
      case 0 -> call(route, "cut off", Arrays.copyOf(body, random.nextInt(body.length)));
      case 1 -> call(route, "a flipped byte", flipped(body));
      case 2 -> call(route, "random bytes", randomBytes());
      case 3 -> call(route, "nested too deep", bytes("[".repeat(5000)));
      case 4 ->
          call(
              route,
              "not an object",
              bytes(List.of("[]", "null", "7", "\"x\"").get(random.nextInt(4))));
      default ->
          new Call(
              route,
              "another media type",
              route.path(),
              "application/octet-stream",
              BodyPublishers.ofByteArray(body));
    };
  }

  private byte[] flipped(byte[] body) {
    var flipped = body.clone();
    flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    return flipped;
  }

  private byte[] randomBytes() {
    var bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return bytes;
  }

  private Map<String, Object> spoiledFields(Route route) {
    var fields = new LinkedHashMap<>(route.fields());
    var names = List.copyOf(route.fields().keySet());
    for (int left = 1 + random.nextInt(MOST_SPOILED); left > 0; left--) {
      var name = names.get(random.nextInt(names.size()));
      if (random.nextInt(6) == 0) {
        fields.remove(name);
      } else {
        fields.put(name, badValue(route.body()));
      }
    }
    if (random.nextInt(10) == 0) {
      fields.put(badText(), badText());
    }
    return fields;
  }

  private Object badValue(Body body) {
    if (body != Body.JSON || random.nextInt(3) > 0) {
      return badText();
    }
    return switch (random.nextInt(7)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextDouble() * Double.MAX_VALUE;
      case 2 -> random.nextBoolean();
      case 3 -> List.of(badText(), random.nextInt());
      case 4 -> Map.of(badText(), badText());
      case 5 -> -random.nextInt();
      default -> List.of();
    };
  }

  private String badText() {
    return switch (random.nextInt(16)) {
      case 0 -> "";
      case 1 -> " \t\u3000";
      case 2 -> "长".repeat(random.nextInt(5000));
      case 3 -> "a\u0000b";
      case 4 -> "\u001b[2J\u0007";
      case 5 -> "\ud83d\ude00\u202e\u200b";
      case 6 -> "\ud800";
      case 7 -> "'; drop table request; --";
      case 8 -> "<script>alert(1)</script>${7*7}#{T(java.lang.Runtime)}";
      case 9 -> "%00%ff%s%n{0}";
      case 10 -> "1e999";
      case 11 -> "-" + random.nextLong();
      case 12 -> "9999-99-99T99:99:99+99:99";
      case 13 -> "+1000000000-12-31T23:59:59Z";
      case 14 -> "../../etc/passwd";
      default ->
          random
              .ints(random.nextInt(30), 1, 0xD7FF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
    };
  }

  private static Call call(Route route, String what, byte[] body) {
    return new Call(
        route, what, route.path(), route.body().mediaType, BodyPublishers.ofByteArray(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A half surrogate cannot travel in an address. */
  private static String wellFormed(String text) {
    return new String(bytes(text), StandardCharsets.UTF_8);
  }
}
