package org.diandan.request.report;

import java.util.List;
import java.util.stream.Stream;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;

/**
 * One number of a report, wherever it stands.
 *
 * @param side which period it is of
 * @param key of the line of a table; empty for what is not told apart
 * @param name what the line is called; blank for what is not told apart
 */
public record FlatFigure(
    SectionKind section, Figure figure, Side side, String key, Words name, Measure measure) {

  private static final Words EVERYTHING = Words.same("");

  /** Which period a number is of. */
  public enum Side {
    NOW,
    BEFORE,
    YEAR_BEFORE
  }

  /** Every figure of a report, in its order. */
  public static List<FlatFigure> of(Report report) {
    return report.sections().stream().flatMap(FlatFigure::of).toList();
  }

  private static Stream<FlatFigure> of(Section section) {
    return switch (section) {
      case Section.Compared compared ->
          compared.figures().stream().flatMap(one -> sides(compared.kind(), one));
      case Section.Table table ->
          Stream.concat(table.lines().stream(), Stream.of(table.total()))
              .flatMap(line -> line(table, line));
      case Section.Rising rising ->
          rising.items().stream().flatMap(one -> rising(rising.kind(), one));
      case Section.Cases _, Section.Replies _ -> Stream.empty();
    };
  }

  private static Stream<FlatFigure> sides(SectionKind section, Section.Beside one) {
    return Stream.of(
        new FlatFigure(section, one.figure(), Side.NOW, "", EVERYTHING, one.now()),
        new FlatFigure(section, one.figure(), Side.BEFORE, "", EVERYTHING, one.before()),
        new FlatFigure(section, one.figure(), Side.YEAR_BEFORE, "", EVERYTHING, one.yearBefore()));
  }

  private static Stream<FlatFigure> line(Section.Table table, Section.Line line) {
    var flat = Stream.<FlatFigure>builder();
    for (int at = 0; at < table.figures().size(); at++) {
      flat.add(
          new FlatFigure(
              table.kind(),
              table.figures().get(at),
              Side.NOW,
              line.key(),
              line.name(),
              line.measures().get(at)));
    }
    return flat.build();
  }

  private static Stream<FlatFigure> rising(SectionKind section, Section.Risen one) {
    return Stream.of(
        new FlatFigure(
            section,
            Figure.CREATED,
            Side.NOW,
            one.item(),
            one.name(),
            new Measure.Count(one.now())),
        new FlatFigure(
            section,
            Figure.CREATED,
            Side.BEFORE,
            one.item(),
            one.name(),
            new Measure.Count(one.before())));
  }
}
