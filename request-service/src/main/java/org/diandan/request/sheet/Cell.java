package org.diandan.request.sheet;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One value of a row, the same for every form of file. */
public sealed interface Cell {

  /** An empty cell. */
  Cell EMPTY = new Empty();

  /** Nothing at all; not zero. */
  record Empty() implements Cell {}

  /** Words, numbers that are names (order numbers, phones), codes; never read as a formula. */
  record Text(String text) implements Cell {

    public Text {
      requireNonNull(text, "text");
    }
  }

  /** A whole number. */
  record Whole(long number) implements Cell {}

  /** Any other number, shown with at most two decimals in workbooks and in full in CSV. */
  record Decimal(double number) implements Cell {

    public Decimal {
      requireFinite(number);
    }
  }

  /**
   * A rate, shown in percent with two decimals.
   *
   * @param share 1 is 100 %
   */
  record Share(double share) implements Cell {

    public Share {
      requireFinite(share);
    }
  }

  /** How long something took, shown as hours, minutes and seconds. */
  record Lasting(Duration duration) implements Cell {

    public Lasting {
      requireNonNull(duration, "duration");
    }
  }

  /** A moment, shown on the wall clock of the file in whole seconds. */
  record Moment(Instant at) implements Cell {

    public Moment {
      requireNonNull(at, "at");
    }
  }

  /** A day. */
  record Day(LocalDate day) implements Cell {

    public Day {
      requireNonNull(day, "day");
    }
  }

  /** A text; empty for null and for "". */
  static Cell of(@Nullable String text) {
    return text == null || text.isEmpty() ? EMPTY : new Text(text);
  }

  /** A moment; empty for null. */
  static Cell of(@Nullable Instant at) {
    return at == null ? EMPTY : new Moment(at);
  }

  /** A rate; empty where there was nothing to divide by. */
  static Cell share(OptionalDouble share) {
    return share.isEmpty() ? EMPTY : new Share(share.getAsDouble());
  }

  private static void requireFinite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "A cell holds a finite number, not %s; use Cell.EMPTY for none.".formatted(number));
    }
  }
}
