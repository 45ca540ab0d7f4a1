package org.diandan.request.statistics;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.diandan.request.statistics.Formula.Span;

/**
 * How times are summed: for each figure the number of cases in each of some hundred steps, each one
 * and a half in a hundred longer than the one before, and all their seconds. As in {@link
 * SumDigits} they stand side by side in one number. In which step a median lies is known from it;
 * what it is exactly is then read from the few rows of that step.
 */
final class SpreadDigits {

  private static final double SHORTEST_SECONDS = 60;
  private static final double LONGEST_SECONDS = 200 * 86_400.0;
  private static final double LONGER = 1.015;

  private static final int CASE_DIGITS = 8;

  /** Of the microseconds of all cases together. */
  private static final int TIME_DIGITS = 24;

  private static final double MICROS = 1e6;

  /**
   * Added to each time, so that one that comes out below nothing, where clocks differ, does not
   * reach into the digits beside it.
   */
  private static final BigInteger RAISED = BigInteger.TEN.pow(15);

  /** Where one step ends and the next one begins, in seconds. */
  private static final double[] BOUNDS = bounds();

  /** The times the dashboard shows; each has an index of its own. Others are sorted. */
  static final List<Figure> KEPT = List.of(Figure.FIRST_RESPONSE, Figure.HANDLING);

  private static final int STEPS = BOUNDS.length + 1;
  private static final int FIGURE_DIGITS = TIME_DIGITS + STEPS * CASE_DIGITS;

  private SpreadDigits() {}

  private static double[] bounds() {
    return DoubleStream.iterate(
            SHORTEST_SECONDS, bound -> bound < LONGEST_SECONDS, bound -> bound * LONGER)
        .map(Math::rint)
        .toArray();
  }

  /** How long something took, in SQL over a case {@code c}: the words of the indexes of times. */
  static String seconds(Span span) {
    return "cast(extract(epoch from %s) as double precision)".formatted(span.seconds());
  }

  /** In which step some seconds lie, 0 and more, in SQL. */
  static String step(String seconds) {
    return "width_bucket(%s, cast('{%s}' as double precision[]))"
        .formatted(
            seconds,
            Arrays.stream(BOUNDS).mapToObj(Double::toString).collect(Collectors.joining(",")));
  }

  /** What one case {@code c} adds to a sum, in SQL. */
  static String ofCase() {
    return KEPT.stream()
        .map(
            figure -> {
              var span = spanOf(figure);
              int after = (KEPT.size() - 1 - KEPT.indexOf(figure)) * FIGURE_DIGITS;
              return """
                  case when %s then
                    cast('1' || repeat('0', %d + %d * %s) as numeric)
                    + cast(%s + round(1000000 * %s) || repeat('0', %d) as numeric)
                  else 0 end\
                  """
                  .formatted(
                      span.among(),
                      after + TIME_DIGITS,
                      CASE_DIGITS,
                      step(seconds(span)),
                      RAISED,
                      "extract(epoch from %s)".formatted(span.seconds()),
                      after);
            })
        .collect(Collectors.joining("\n  + "));
  }

  static Span spanOf(Figure figure) {
    if (figure.formula() instanceof Span span) {
      return span;
    }
    throw new IllegalArgumentException(figure + " is no time.");
  }

  /**
   * The times in a sum.
   *
   * @param sum its digits, those in front that are zero left out
   */
  static Map<Figure, Histogram> read(String sum) {
    var spreads = new EnumMap<Figure, Histogram>(Figure.class);
    int at = sum.length() - KEPT.size() * FIGURE_DIGITS;
    for (var figure : KEPT) {
      var cases = new long[STEPS];
      for (int step = STEPS - 1; step >= 0; step--) {
        cases[step] = SumDigits.number(sum, at, at + CASE_DIGITS);
        at += CASE_DIGITS;
      }
      var raised = BigInteger.valueOf(Arrays.stream(cases).sum()).multiply(RAISED);
      int end = at + TIME_DIGITS;
      var micros =
          end <= 0
              ? BigInteger.ZERO
              : new BigInteger(sum.substring(Math.max(0, at), end)).subtract(raised);
      at = end;
      spreads.put(figure, new Histogram(cases, micros.doubleValue() / MICROS));
    }
    return spreads;
  }

  /** Cases by how long something took. */
  static final class Histogram {

    private final long[] cases;
    private final double seconds;

    /**
     * @param cases in each step; nobody changes it any more
     * @param seconds of all of them together
     */
    private Histogram(long[] cases, double seconds) {
      this.cases = cases;
      this.seconds = seconds;
    }

    /** Of all cases together. */
    double seconds() {
      return seconds;
    }

    Histogram plus(int step, long more, double moreSeconds) {
      var sum = cases.clone();
      sum[step] += more;
      return new Histogram(sum, seconds + moreSeconds);
    }

    long all() {
      return Arrays.stream(cases).sum();
    }

    /**
     * Where the values at two neighbouring ranks are found.
     *
     * @param from 0 for the shortest
     * @param to the same or one more
     */
    Stretch between(long from, long to) {
      int step = 0;
      long before = 0;
      while (before + cases[step] <= from) {
        before += cases[step++];
      }
      int last = step;
      long until = before + cases[step];
      while (until <= to) {
        until += cases[++last];
      }
      return new Stretch(
          step == 0 ? Double.NEGATIVE_INFINITY : BOUNDS[step - 1],
          last == BOUNDS.length ? Double.POSITIVE_INFINITY : BOUNDS[last],
          from - before,
          to - from + 1);
    }
  }

  /**
   * Some values of a slice in the order of their size.
   *
   * @param least in seconds, inclusive
   * @param less exclusive
   * @param skip how many of them come before
   * @param take how many are wanted
   */
  record Stretch(double least, double less, long skip, long take) {}
}
