package org.diandan.request.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;
import org.jspecify.annotations.Nullable;

/** A part of a report. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Section.Compared.class, name = "compared"),
  @JsonSubTypes.Type(value = Section.Table.class, name = "table"),
  @JsonSubTypes.Type(value = Section.Rising.class, name = "rising"),
  @JsonSubTypes.Type(value = Section.Cases.class, name = "cases"),
  @JsonSubTypes.Type(value = Section.Replies.class, name = "replies")
})
public sealed interface Section {

  SectionKind kind();

  /** Figures beside earlier ones. */
  record Compared(SectionKind kind, List<Beside> figures) implements Section {

    public Compared {
      figures = List.copyOf(figures);
    }
  }

  /** A figure of the period, of the period before and of the same days a year before. */
  record Beside(Figure figure, Measure now, Measure before, Measure yearBefore) {}

  /**
   * Figures told apart.
   *
   * @param figures the columns
   * @param total everything together, counted from the cases and not from the lines
   * @param means over the units, each weighing the same; without those that no unit has a value of
   * @param left lines there is no room for
   */
  record Table(
      SectionKind kind,
      Dimension by,
      List<Figure> figures,
      List<Line> lines,
      Line total,
      Map<Figure, Double> means,
      int left)
      implements Section {

    public Table {
      figures = List.copyOf(figures);
      lines = List.copyOf(lines);
      var copied = new EnumMap<Figure, Double>(Figure.class);
      copied.putAll(means);
      means = Collections.unmodifiableMap(copied);
    }
  }

  /**
   * A line of a table.
   *
   * @param measures one for each column, in their order
   */
  record Line(String key, Words name, List<Measure> measures) {

    public Line {
      measures = List.copyOf(measures);
    }
  }

  /** What is asked for more often than before, the steepest first. */
  record Rising(SectionKind kind, List<Risen> items) implements Section {

    public Rising {
      items = List.copyOf(items);
    }
  }

  /** How often an item was ordered in the period and in the one before. */
  record Risen(String item, Words name, long now, long before) {}

  /**
   * Cases one by one; nobody's name, phone, address or words among it.
   *
   * @param all how many there are, of which these are the first
   */
  record Cases(SectionKind kind, List<Entry> entries, long all) implements Section {

    public Cases {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A case.
   *
   * @param place names from the county down
   * @param holder the team or department that has it; empty when nobody does
   * @param until the moment that counts: a deadline; null when there is none
   * @param state where it stands, or what was decided
   */
  record Entry(
      String number,
      Words item,
      String place,
      String holder,
      @Nullable Instant until,
      Words state) {}

  /** Answers that were published. */
  record Replies(SectionKind kind, List<Reply> replies) implements Section {

    public Replies {
      replies = List.copyOf(replies);
    }
  }

  /** One of them, in the public words of staff; {@code week} is its Monday. */
  record Reply(LocalDate week, String place, String topic, String reply) {}
}
