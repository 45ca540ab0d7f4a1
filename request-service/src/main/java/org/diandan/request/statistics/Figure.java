package org.diandan.request.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.diandan.request.statistics.Formula.Count;
import org.diandan.request.statistics.Formula.Credit;
import org.diandan.request.statistics.Formula.Ratio;
import org.diandan.request.statistics.Formula.Share;
import org.diandan.request.statistics.Formula.Span;
import org.diandan.request.statistics.Formula.Sum;
import org.diandan.request.statistics.Formula.Weighted;

/**
 * Every figure there is, defined here and nowhere else. What it is called, its numerator, its
 * denominator and what it leaves out stand in the bundle {@code figure-messages} under its {@link
 * #code}.
 *
 * @see <a href="../../../../../../../../docs/figures.md">the glossary</a>
 */
public enum Figure {
  CREATED(new Count("true")),
  OPEN(new Count("c.is_open")),
  OVERDUE(
      new Count(
          """
          c.is_open and not c.is_merged and not c.is_waiting
            and (c.finish_by < :now or (c.due_accept_by < :now and not c.is_held))\
          """)),
  /** Older than three times what was promised. */
  SEVERELY_OVERDUE(
      new Count(
          """
          c.is_open and not c.is_merged and not c.is_waiting
            and :now - c.submitted_at > 3 * (c.finish_by - c.submitted_at)\
          """)),
  ESCALATED(new Count("c.state = 'ESCALATED'")),
  DELIVERED(new Count("c.delivered_at is not null")),
  COMPLETED(new Count("c.completed_at is not null")),
  CLOSED(new Count("c.closed_at is not null")),

  /** The headline, which is never shown without {@link #COVERAGE}. */
  RESOLUTION(new Share("c.verdict", "c.delivered_at is not null and c.verdict is not null")),
  COVERAGE(new Share("c.verdict is not null", "c.delivered_at is not null")),
  FIRST_RESOLUTION(
      new Share("c.first_verdict", "c.delivered_at is not null and c.verdict is not null")),
  CLAIMED(new Share("c.delivered_at is not null", "c.closed_at is not null and c.counts")),
  SATISFACTION(new Share("c.stars >= 4", "c.delivered_at is not null and c.stars is not null")),
  SILENCE(new Share("c.closure = 'NOT_EVALUATED'", "c.delivered_at is not null")),

  ON_TIME(
      new Share(
          "c.completed_at <= c.finish_by",
          """
          c.counts and c.finish_by is not null
            and (c.completed_at is not null
              or (c.finish_by < :now and not c.is_merged and not c.is_waiting))\
          """)),
  ON_TIME_CLOSED(
      new Share(
          "c.completed_at <= c.finish_by",
          "c.counts and c.finish_by is not null and c.completed_at is not null")),
  ON_TIME_LABELLED(
      new Share(
          "c.completed_at <= c.finish_by",
          """
          c.counts and c.finish_by is not null and c.completed_at is not null
            and c.labelled_on_time is not null\
          """)),
  ON_TIME_FIRST_PROMISE(
      new Share(
          "c.completed_at <= c.original_finish_by",
          "c.counts and c.original_finish_by is not null and c.completed_at is not null")),
  COMPLETION(
      new Share(
          "c.completed_at is not null",
          """
          c.counts and (c.completed_at is not null
            or (c.finish_by < :now and not c.is_merged and not c.is_waiting))\
          """)),
  EXTENDED(new Share("c.extensions > 0", "c.counts and c.origin = ''")),

  RESPONDED_IN_TIME(
      new Share(
          "c.responded_at <= c.accept_by",
          "c.counts and c.accept_by is not null and (c.responded_at is not null or c.accept_by < :now)")),
  ACCEPTED_IN_TIME(
      new Share(
          "c.accepted_at <= c.accept_by",
          "c.counts and c.accept_by is not null and (c.accepted_at is not null or c.accept_by < :now)")),
  ACCEPTANCE(new Share("c.acceptances > 0", "c.offers > 0 or c.acceptances > 0")),
  FULFILMENT(new Share("c.delivered_at is not null", "c.acceptances > 0")),
  REDISPATCH(new Share("c.releases > 0", "c.acceptances > 0")),
  URGED(new Share("c.urges > 0", "c.origin = ''")),
  REOPENED(new Share("c.reopens > 0", "c.delivered_at is not null or c.reopens > 0")),
  ESCALATION(new Share("c.escalations > 0", "c.origin = ''")),

  REFERRED(new Share("c.referrals > 0", "c.origin = ''")),
  RETURNED(new Share("c.returns > 0", "c.referrals > 0")),
  RETURNED_TWICE(new Share("c.returns > 1", "c.referrals > 0")),
  /** Of the last referral, like the next one. */
  SIGNED_IN_TIME(
      new Share(
          "c.signed_at <= c.sign_by",
          "c.sign_by is not null and (c.signed_at is not null or c.sign_by < :now)")),
  ANSWERED_IN_TIME(
      new Share(
          "c.answered_at <= c.answer_by",
          "c.answer_by is not null and (c.answered_at is not null or c.answer_by < :now)")),
  SUPERVISED(new Share("c.supervisions > 0", "c.origin = ''")),

  /** Shanghai: solved, among what was solved or explained. */
  ACTUAL_RESOLUTION(new Share(Endings.SOLVED, Endings.SOLVED_OR_EXPLAINED)),
  EXPLAINED(new Share(Endings.EXPLAINED, Endings.SOLVED_OR_EXPLAINED)),

  CALL_COVERAGE(
      new Share(Endings.CALLED, "c.delivered_at is not null or c.called_verdict is not null")),
  CALLED_RESPONSE(new Share("c.called_contacted", Endings.CALLED)),
  CALLED_RESOLUTION(new Share("c.called_verdict", Endings.CALLED)),
  CALLED_SATISFACTION(
      new Credit(
          "case when c.called_stars >= 4 then 1.0 when c.called_stars = 3 then :nearly else 0 end",
          Endings.CALLED)),
  /** Of the three before, by the configured weights. */
  CALLED_SCORE(new Weighted(Endings.CALLED)),

  FIRST_RESPONSE(new Span("c.responded_at - c.submitted_at", "c.responded_at is not null")),
  TIME_TO_ACCEPT(new Span("c.accepted_at - c.submitted_at", "c.accepted_at is not null")),
  TIME_TO_ARRIVE(new Span("c.arrived_at - c.submitted_at", "c.arrived_at is not null")),
  HANDLING(
      new Span(
          "c.completed_at - c.accepted_at - make_interval(secs => c.paused_seconds)",
          "c.completed_at >= c.accepted_at and c.counts")),
  TURNAROUND(
      new Span("c.completed_at - c.submitted_at", "c.completed_at is not null and c.counts")),

  TEAM_ASKED(Grain.TEAM, new Sum("t.asked", "t.asked > 0")),
  TEAM_ACCEPTANCE(Grain.TEAM, new Ratio("t.accepted", "(t.accepted + t.declined + t.expired)")),
  TEAM_DECLINED(Grain.TEAM, new Ratio("t.declined", "(t.accepted + t.declined + t.expired)")),
  TEAM_EXPIRED(Grain.TEAM, new Ratio("t.expired", "(t.accepted + t.declined + t.expired)")),
  TEAM_FULFILMENT(Grain.TEAM, new Ratio("t.delivered", "t.accepted")),
  TEAM_GIVEN_BACK(Grain.TEAM, new Ratio("t.released", "t.accepted")),
  TEAM_MINUTES(Grain.TEAM, new Sum("t.minutes", "t.minutes > 0"));

  private final Grain grain;
  private final Formula formula;

  Figure(Formula formula) {
    this(Grain.CASE, formula);
  }

  Figure(Grain grain, Formula formula) {
    this.grain = grain;
    this.formula = formula;
  }

  /** The figure of this code or name; empty for any other text. */
  public static Optional<Figure> find(String code) {
    return Arrays.stream(values())
        .filter(figure -> figure.code().equals(code) || figure.name().equals(code))
        .findFirst();
  }

  /** What it is called in the API and in the bundles: {@code on-time-closed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Key of a text about it in the bundle: name, part, whole or excluded. */
  public String textKey(Text text) {
    return "figure." + code() + "." + text.name().toLowerCase(Locale.ROOT);
  }

  /** What is said about a figure. */
  public enum Text {
    /** What it is called. */
    NAME,
    /** The numerator, or what is counted or timed. */
    PART,
    /** The denominator; of counts the same as what is counted. */
    WHOLE,
    /** What is left out. */
    EXCLUDED
  }

  /** Whether it is a number of cases, a share, a time or a score. */
  public Kind kind() {
    return switch (formula) {
      case Count _, Sum _ -> Kind.COUNT;
      case Share _, Credit _, Ratio _ -> Kind.RATE;
      case Span _ -> Kind.SPAN;
      case Weighted _ -> Kind.SCORE;
    };
  }

  /** The form its measures have. */
  public enum Kind {
    COUNT,
    RATE,
    SPAN,
    SCORE
  }

  Grain grain() {
    return grain;
  }

  Formula formula() {
    return formula;
  }

  /** How cases ended, as conditions. */
  private static final class Endings {
    /** A valid call-back: reached and answered. */
    static final String CALLED = "c.called_verdict is not null";

    static final String SOLVED =
        """
        c.closure in ('RESOLVED_BY_VOLUNTEERS', 'RESOLVED_BY_DEPARTMENT', 'PARTLY_RESOLVED')\
        """;
    static final String EXPLAINED = "c.closure in ('CANNOT_BE_DONE', 'OUT_OF_SCOPE', 'UNSAFE')";
    static final String SOLVED_OR_EXPLAINED = "(" + SOLVED + " or " + EXPLAINED + ")";
  }
}
