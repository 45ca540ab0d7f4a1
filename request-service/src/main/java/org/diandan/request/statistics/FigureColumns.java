package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Locale;
import org.diandan.request.statistics.Formula.Count;
import org.diandan.request.statistics.Formula.Credit;
import org.diandan.request.statistics.Formula.Ratio;
import org.diandan.request.statistics.Formula.Share;
import org.diandan.request.statistics.Formula.Span;
import org.diandan.request.statistics.Formula.Sum;
import org.diandan.request.statistics.Formula.Weighted;
import org.diandan.request.statistics.Measure.Rate;
import org.diandan.request.statistics.Measure.Score;
import org.diandan.request.statistics.Measure.Spread;

/** The columns a figure is read from, and what stands in them. */
final class FigureColumns {

  private FigureColumns() {}

  /** Columns behind others, each with a comma before it. */
  static String of(Figure figure) {
    var at = aliasOf(figure);
    return switch (figure.formula()) {
      case Count count -> ",\n  " + counted(count.among()) + " as n" + at;
      case Sum sum -> ",\n  coalesce(sum(%s), 0) as n%s".formatted(sum.amount(), at);
      case Share share ->
          ",\n  cast(%s as double precision) as p%s,\n  %s as n%s"
              .formatted(
                  counted("(%s) and (%s)".formatted(share.among(), share.of())),
                  at,
                  counted(share.among()),
                  at);
      case Credit credit ->
          ",\n  cast(coalesce(sum(%s) filter (where %s), 0) as double precision) as p%s,\n  %s as n%s"
              .formatted(credit.points(), credit.among(), at, counted(credit.among()), at);
      case Ratio ratio ->
          ",\n  cast(coalesce(sum(%s), 0) as double precision) as p%s,\n  coalesce(sum(%s), 0) as n%s"
              .formatted(ratio.part(), at, ratio.whole(), at);
      case Span span -> spread(span, at);
      case Weighted weighted -> ",\n  " + counted(weighted.among()) + " as n" + at;
    };
  }

  /**
   * The same for the figures that are summed, over rows {@code c} that count as often as their
   * weight says: once, or minus once. Numerator and denominator of each, whatever its kind.
   */
  static String weighted(Figure figure) {
    var part =
        switch (figure.formula()) {
          case Count _, Weighted _ -> "0";
          case Credit credit -> weighed("(" + credit.points() + ") * c.weight", credit.among());
          default -> weighed("c.weight", condition(figure, Part.COUNTED));
        };
    var at = aliasOf(figure);
    return ",\n  cast(%s as double precision) as p%s,\n  %s as n%s"
        .formatted(part, at, weighed("c.weight", figure.formula().among()), at);
  }

  private static String weighed(String amount, String condition) {
    return "coalesce(sum(%s) filter (where %s), 0)".formatted(amount, condition);
  }

  /** What stands in the columns of {@link #weighted}. */
  static Tally.Parts parts(Readable row, Figure figure) {
    var at = aliasOf(figure);
    return new Tally.Parts(
        requireNonNull(row.get("p" + at, Double.class)),
        requireNonNull(row.get("n" + at, Long.class)));
  }

  /** The figure a count came to. */
  static Measure measure(Figure figure, Tally.Parts counted, int small) {
    boolean few = counted.whole() < small;
    return switch (figure.kind()) {
      case COUNT -> new Measure.Count(counted.whole());
      case RATE -> new Rate(counted.part(), counted.whole(), few);
      case SCORE -> new Score(0, counted.whole(), few);
      case SPAN -> throw new IllegalArgumentException(figure + " is not summed.");
    };
  }

  private static String aliasOf(Figure figure) {
    return "_" + figure.name().toLowerCase(Locale.ROOT);
  }

  private static String counted(String condition) {
    return "count(*) filter (where (" + condition + "))";
  }

  private static String spread(Span span, String at) {
    var seconds = "cast(extract(epoch from %s) as double precision)".formatted(span.seconds());
    return """
        ,
          %1$s as n%4$s,
          percentile_cont(0.5) within group (order by %2$s) filter (where %3$s) as m%4$s,
          percentile_cont(0.9) within group (order by %2$s) filter (where %3$s) as p%4$s,
          avg(%2$s) filter (where %3$s) as a%4$s\
        """
        .formatted(counted(span.among()), seconds, span.among(), at);
  }

  static Measure read(Readable row, Figure figure, int small) {
    var at = aliasOf(figure);
    long whole = requireNonNull(row.get("n" + at, Long.class));
    boolean few = whole < small;
    return switch (figure.formula()) {
      case Count _, Sum _ -> new Measure.Count(whole);
      case Share _, Credit _, Ratio _ ->
          new Rate(requireNonNull(row.get("p" + at, Double.class)), whole, few);
      case Span _ ->
          new Spread(
              whole,
              row.get("m" + at, Double.class),
              row.get("p" + at, Double.class),
              row.get("a" + at, Double.class),
              few);
      case Weighted _ -> new Score(0, whole, few);
    };
  }

  /** What a figure is where there is no case at all. */
  static Measure nothing(Figure figure) {
    return switch (figure.kind()) {
      case COUNT -> new Measure.Count(0);
      case RATE -> new Rate(0, 0, true);
      case SPAN -> new Spread(0, null, null, null, true);
      case SCORE -> new Score(0, 0, true);
    };
  }

  /** The condition of the cases in a part of a figure. */
  static String condition(Figure figure, Part part) {
    var formula = figure.formula();
    var among = "(" + formula.among() + ")";
    var counted =
        switch (formula) {
          case Count _, Sum _, Span _, Weighted _ -> "true";
          case Share share -> "(" + share.of() + ")";
          case Credit credit -> "(" + credit.points() + ") > 0";
          case Ratio ratio -> ratio.part() + " > 0";
        };
    return switch (part) {
      case ALL -> among;
      case COUNTED -> among + " and " + counted;
      case REST -> among + " and (" + counted + ") is not true";
    };
  }
}
