package org.diandan.request.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diandan.request.statistics.Figure;

/** What a report can be made of; a template names some of them in an order. */
public enum SectionKind {
  /** The figures everybody asks for first, beside those of the period before and a year before. */
  HEADLINE(
      Figure.CREATED,
      Figure.DELIVERED,
      Figure.COMPLETED,
      Figure.OPEN,
      Figure.OVERDUE,
      Figure.RESOLUTION,
      Figure.COVERAGE,
      Figure.FIRST_RESOLUTION,
      Figure.CLAIMED,
      Figure.SATISFACTION,
      Figure.SILENCE,
      Figure.ON_TIME,
      Figure.ON_TIME_CLOSED,
      Figure.RESPONDED_IN_TIME,
      Figure.ACCEPTANCE,
      Figure.REDISPATCH,
      Figure.URGED,
      Figure.REOPENED,
      Figure.REFERRED,
      Figure.FIRST_RESPONSE,
      Figure.HANDLING,
      Figure.TURNAROUND),
  /** Day by day, week by week or month by month. */
  TREND(Figure.CREATED, Figure.DELIVERED, Figure.COMPLETED, Figure.RESOLUTION, Figure.COVERAGE),
  /** Counties of something wider than one, towns of a county, villages of a town. */
  PLACES(
      Figure.CREATED,
      Figure.COMPLETED,
      Figure.OVERDUE,
      Figure.ON_TIME,
      Figure.SATISFACTION,
      Figure.RESOLUTION,
      Figure.COVERAGE),
  ITEMS(
      Figure.CREATED, Figure.COMPLETED, Figure.RESOLUTION, Figure.COVERAGE, Figure.FIRST_RESPONSE),
  CHANNELS(Figure.CREATED, Figure.COMPLETED, Figure.RESOLUTION, Figure.COVERAGE),
  /** Cases that departments hold or answered. */
  DEPARTMENTS(
      Figure.CREATED,
      Figure.OVERDUE,
      Figure.SIGNED_IN_TIME,
      Figure.ANSWERED_IN_TIME,
      Figure.ACTUAL_RESOLUTION,
      Figure.RESOLUTION,
      Figure.COVERAGE),
  /** The teams that were asked most. */
  TEAMS(
      Figure.TEAM_ASKED,
      Figure.TEAM_ACCEPTANCE,
      Figure.TEAM_FULFILMENT,
      Figure.TEAM_MINUTES,
      Figure.RESOLUTION,
      Figure.COVERAGE),
  /** What stands open past its promise while the report is made, whenever it was ordered. */
  OVERDUE,
  /** What residents called unresolved twice and is still open. */
  UNSOLVED_TWICE,
  /** What residents said when they were called back. */
  CALLBACKS(
      Figure.CALL_COVERAGE,
      Figure.CALLED_RESPONSE,
      Figure.CALLED_RESOLUTION,
      Figure.CALLED_SATISFACTION,
      Figure.CALLED_SCORE),
  /** Items that were asked for more often than in the period before. */
  TOPICS,
  /** Supervision notices without an answer. */
  SUPERVISION,
  /** What joint meetings of the period decided. */
  MEETINGS,
  /** Published answers of departments from the weeks of the period. */
  REPLIES;

  // A list made by List.of never changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Figure> figures;

  SectionKind(Figure... figures) {
    this.figures = List.of(figures);
  }

  /** Figures it shows, in their order; empty for lists. */
  public List<Figure> figures() {
    return figures;
  }

  /** What it is called in forms, files and bundles: {@code unsolved-twice}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of this code; empty for any other text. */
  public static Optional<SectionKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
