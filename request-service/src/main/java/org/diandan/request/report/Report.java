package org.diandan.request.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.diandan.request.statistics.Figure;

/** A report: every number that any form of it shows. */
public record Report(Head head, List<Section> sections) {

  public Report {
    sections = List.copyOf(sections);
  }

  /**
   * What it is about.
   *
   * @param template key of the template
   * @param version of the template
   * @param origin empty for this platform, else the set of imported history
   * @param areas code prefixes that were counted
   * @param place what they are called
   * @param from local, inclusive
   * @param until local, exclusive
   * @param readAt as of when the numbers are
   * @param title the template's words with their placeholders filled in, like the next two
   */
  public record Head(
      String template,
      int version,
      Layout layout,
      String origin,
      List<String> areas,
      Words place,
      LocalDateTime from,
      LocalDateTime until,
      Instant readAt,
      Words title,
      Words addressee,
      Words introduction) {

    public Head {
      areas = List.copyOf(areas);
    }
  }

  /** Every figure in it once, as they come first. */
  public Set<Figure> figures() {
    var figures = new LinkedHashSet<Figure>();
    sections.stream().flatMap(Report::figuresOf).forEach(figures::add);
    return figures;
  }

  private static Stream<Figure> figuresOf(Section section) {
    return switch (section) {
      case Section.Compared compared -> compared.figures().stream().map(Section.Beside::figure);
      case Section.Table table -> table.figures().stream();
      case Section.Rising _ -> Stream.of(Figure.CREATED);
      case Section.Cases _, Section.Replies _ -> Stream.empty();
    };
  }
}
