package org.diandan.request.statistics;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a figure came to. Nothing in it is ever NaN or infinite. */
public sealed interface Measure {

  /** What the figure was counted from; with few of them it says little. */
  long base();

  /** Whether it was counted from fewer than the configured number of cases. */
  boolean small();

  /** The one number to compare and to draw: cases, 0 to 1, seconds or points. */
  OptionalDouble value();

  /** A number of cases. */
  record Count(long cases) implements Measure {

    @Override
    public long base() {
      return cases;
    }

    /** A number of cases says what it says, however small. */
    @Override
    public boolean small() {
      return false;
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.of((double) cases);
    }
  }

  /**
   * A share.
   *
   * @param part numerator; not whole where cases give part credits, then to the millionth, so that
   *     it is the same in whatever order they were added up
   * @param whole denominator
   */
  record Rate(double part, long whole, boolean small) implements Measure {

    private static final double MILLIONTHS = 1_000_000;

    public Rate {
      part = Math.round(part * MILLIONTHS) / MILLIONTHS;
    }

    @Override
    public long base() {
      return whole;
    }

    /** 0 to 1; empty while there is nothing to divide by. */
    @Override
    public OptionalDouble value() {
      return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
  }

  /**
   * How long something took, in seconds.
   *
   * @param cases that were timed
   * @param median the mean of the two middle values of an even number; null without cases, like the
   *     others
   * @param p90 nine of ten took at most this long; between two values in proportion
   */
  record Spread(
      long cases,
      @Nullable Double median,
      @Nullable Double p90,
      @Nullable Double mean,
      boolean small)
      implements Measure {

    @Override
    public long base() {
      return cases;
    }

    /** The median. */
    @Override
    public OptionalDouble value() {
      return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }
  }

  /**
   * A weighted sum of rates, 0 to 100.
   *
   * @param points 0 while there is nothing to divide by, as the assessment has it
   * @param calls valid call-backs
   */
  record Score(double points, long calls, boolean small) implements Measure {

    @Override
    public long base() {
      return calls;
    }

    @Override
    public OptionalDouble value() {
      return calls == 0 ? OptionalDouble.empty() : OptionalDouble.of(points);
    }
  }
}
