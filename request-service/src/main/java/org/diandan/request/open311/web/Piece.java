package org.diandan.request.open311.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer, written alike in XML and JSON: what is one kind of element in XML is an
 * array in JSON, however many there are, and the root has no name in JSON.
 */
sealed interface Piece {

  /** Text; null is an empty element and null. */
  record Text(@Nullable String value) implements Piece {}

  /** True or false. */
  record Flag(boolean value) implements Piece {}

  /** A number; null is an empty element and null. */
  record Amount(@Nullable BigDecimal value) implements Piece {}

  /** Several things with a name each, in this order. */
  record Fields(List<Named> all) implements Piece {
    public Fields {
      all = List.copyOf(all);
    }
  }

  /** Any number of the same. */
  record Many(String each, List<Piece> all) implements Piece {
    public Many {
      all = List.copyOf(all);
    }
  }

  /** A piece and its name. */
  record Named(String name, Piece piece) {}

  /** A list of whatever the elements become. */
  static <T> Many many(String each, List<T> elements, Function<T, Piece> piece) {
    return new Many(each, elements.stream().map(piece).toList());
  }

  /** A list of plain texts. */
  static Many texts(String each, List<String> texts) {
    return many(each, texts, Text::new);
  }

  /** Collects fields one after the other. */
  static Collected fields() {
    return new Collected();
  }

  /** Fields that are still being collected; not safe for use by several threads. */
  final class Collected {

    private final List<Named> all = new ArrayList<>();

    private Collected() {}

    Collected text(String name, @Nullable String value) {
      return with(name, new Text(value == null || value.isEmpty() ? null : value));
    }

    Collected flag(String name, boolean value) {
      return with(name, new Flag(value));
    }

    Collected whole(String name, long value) {
      return with(name, new Amount(BigDecimal.valueOf(value)));
    }

    Collected degrees(String name, @Nullable Double value) {
      return with(name, new Amount(value == null ? null : BigDecimal.valueOf(value)));
    }

    Collected with(String name, Piece piece) {
      all.add(new Named(name, piece));
      return this;
    }

    Fields end() {
      return new Fields(all);
    }
  }
}
