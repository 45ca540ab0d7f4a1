package org.diandan.request.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.request.statistics.Figure.Kind;
import org.diandan.request.statistics.Formula.Count;
import org.diandan.request.statistics.Formula.Credit;
import org.diandan.request.statistics.Formula.Weighted;
import org.diandan.request.statistics.Tally.Parts;

/**
 * Which digits of a sum belong to which figure. The counts of all figures stand side by side in one
 * number, each wide enough for whatever there will ever be: the database adds them all with one
 * addition, and a figure that is added here needs no column there.
 */
final class SumDigits {

  /** Up to a million million cases. */
  private static final int DIGITS = 12;

  /** Credits are kept in millionths. */
  private static final int CREDIT_DIGITS = 18;

  private static final double MILLIONTHS = 1e6;

  private static final List<Field> FIELDS = fields();
  private static final int ALL_DIGITS = FIELDS.stream().mapToInt(Field::digits).sum();

  private SumDigits() {}

  /**
   * Some digits.
   *
   * @param part whether they are the numerator
   * @param digits how many, filled with zeros from the left
   * @param text of one case {@code c} in SQL
   */
  private record Field(Figure figure, boolean part, int digits, String text) {}

  private static List<Field> fields() {
    var fields = new ArrayList<Field>();
    for (var figure : summed()) {
      switch (figure.formula()) {
        case Count _, Weighted _ -> {}
        case Credit credit -> fields.add(creditOf(figure, credit));
        default -> fields.add(field(figure, true));
      }
      fields.add(field(figure, false));
    }
    return List.copyOf(fields);
  }

  /** The figures that are summed; times and what teams did are read from rows. */
  static List<Figure> summed() {
    return Arrays.stream(Figure.values()).filter(SumDigits::isSummed).toList();
  }

  static boolean isSummed(Figure figure) {
    return figure.grain() == Grain.CASE && figure.kind() != Kind.SPAN;
  }

  private static Field field(Figure figure, boolean part) {
    var condition = FigureColumns.condition(figure, part ? Part.COUNTED : Part.ALL);
    return new Field(
        figure,
        part,
        DIGITS,
        "case when %s then '%s1' else '%s' end"
            .formatted(condition, "0".repeat(DIGITS - 1), "0".repeat(DIGITS)));
  }

  private static Field creditOf(Figure figure, Credit credit) {
    return new Field(
        figure,
        true,
        CREDIT_DIGITS,
        "case when %s then lpad(cast(cast(round(1000000 * (%s)) as bigint) as text), %d, '0') else '%s' end"
            .formatted(credit.among(), credit.points(), CREDIT_DIGITS, "0".repeat(CREDIT_DIGITS)));
  }

  /** What one case {@code c} adds to a sum, in SQL. */
  static String ofCase() {
    return FIELDS.stream()
        .map(Field::text)
        .collect(Collectors.joining("\n  || ", "cast(", " as numeric)"));
  }

  /**
   * Whether time alone changes nothing any more about what a case {@code c} counts for, in SQL: its
   * conditions on the moment of counting are what they will be when all deadlines are long past.
   */
  static String still() {
    return summed().stream()
        .flatMap(
            figure ->
                Arrays.stream(new Part[] {Part.ALL, Part.COUNTED})
                    .map(part -> FigureColumns.condition(figure, part)))
        .filter(condition -> condition.contains(":now"))
        .distinct()
        .map(
            condition ->
                "((%s) is true) = ((%s) is true)"
                    .formatted(condition, condition.replace(":now", "timestamptz '9999-01-01'")))
        .collect(Collectors.joining("\n  and "));
  }

  /**
   * The counts of some figures in a sum.
   *
   * @param sum its digits, those in front that are zero left out
   */
  static Map<Figure, Parts> read(String sum, Collection<Figure> figures) {
    var parts = new EnumMap<Figure, Parts>(Figure.class);
    int at = sum.length() - ALL_DIGITS;
    for (var field : FIELDS) {
      if (figures.contains(field.figure())) {
        long number = number(sum, at, at + field.digits());
        parts.merge(
            field.figure(),
            field.part()
                ? new Parts(field.digits() == DIGITS ? number : number / MILLIONTHS, 0)
                : new Parts(0, number),
            Parts::plus);
      }
      at += field.digits();
    }
    return parts;
  }

  /** The number in some digits, of which those before the first one are zero. */
  static long number(String digits, int from, int to) {
    if (digits.startsWith("-")) {
      throw new IllegalStateException("Figures were summed to less than nothing: " + digits);
    }
    return to <= 0 ? 0 : Long.parseLong(digits, Math.max(0, from), to, 10);
  }
}
