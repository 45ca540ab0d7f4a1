package org.diandan.request.journey;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.NullNode;

/** Values nobody should send, and good ones with something wrong about them. */
final class BadValues {

  private final Random random;

  BadValues(Random random) {
    this.random = random;
  }

  /** Something else for a good value of a form, or of JSON, where it may be of any type. */
  Object insteadOf(Object good, boolean json) {
    return switch (good) {
      case byte[] bytes -> spoiled(bytes);
      case Map<?, ?> inner when json && random.nextInt(3) > 0 -> insideOf(inner);
      case List<?> all when json && !all.isEmpty() && random.nextInt(3) > 0 ->
          List.of(insteadOf(all.getFirst(), true));
      case String text when random.nextInt(4) == 0 -> damaged(text);
      default -> json && random.nextInt(3) == 0 ? otherType() : text();
    };
  }

  private Map<String, Object> insideOf(Map<?, ?> good) {
    var inner = new LinkedHashMap<String, Object>();
    good.forEach((name, value) -> inner.put(String.valueOf(name), value));
    var names = List.copyOf(inner.keySet());
    var name = names.get(random.nextInt(names.size()));
    inner.put(name, insteadOf(inner.getOrDefault(name, ""), true));
    return inner;
  }

  private Object otherType() {
    return switch (random.nextInt(9)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextDouble() * Double.MAX_VALUE;
      case 2 -> random.nextBoolean();
      case 3 -> List.of(text(), random.nextInt());
      case 4 -> Map.of(text(), text());
      case 5 -> -random.nextInt();
      case 6 -> List.of(NullNode.getInstance());
      case 7 -> NullNode.getInstance();
      default -> List.of();
    };
  }

  /** Any text. */
  String text() {
    return switch (random.nextInt(18)) {
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
      case 10 -> List.of("1e999", "NaN", "0x1p3", "1e400000000").get(random.nextInt(4));
      case 11 -> "-" + random.nextLong();
      case 12 -> "9999-99-99T99:99:99+99:99";
      case 13 -> List.of("+1000000000-12-31T23:59:59Z", "-999999999-01-01").get(random.nextInt(2));
      case 14 -> "../../etc/passwd";
      case 15 -> new UUID(random.nextLong(), random.nextLong()).toString();
      case 16 -> "٣".repeat(1 + random.nextInt(12));
      default ->
          random
              .ints(random.nextInt(30), 1, 0xD7FF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
    };
  }

  /** Text of visible letters, as a header carries it. */
  String header() {
    return random
        .ints(random.nextInt(60), 0x20, 0x7f)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Cut, with a letter lost, changed or doubled, or with a line too many. */
  private String damaged(String good) {
    if (good.isEmpty()) {
      return text();
    }
    int at = random.nextInt(good.length());
    return switch (random.nextInt(5)) {
      case 0 -> good.substring(0, at);
      case 1 -> good.substring(0, at) + good.substring(at + 1);
      case 2 -> good.substring(0, at) + (char) random.nextInt(0x20, 0x7f) + good.substring(at + 1);
      case 3 -> good.substring(0, at) + good.charAt(at) + good.substring(at);
      default -> good.substring(0, at) + "\n" + good + "\n" + good.substring(at);
    };
  }

  /** Torn, with a flipped byte, or something else altogether. */
  byte[] spoiled(byte[] good) {
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
      case 1 -> flipped(good);
      default -> {
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        yield bytes;
      }
    };
  }

  private byte[] flipped(byte[] good) {
    var flipped = good.clone();
    if (good.length > 0) {
      flipped[random.nextInt(good.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }
}
