package org.diandan.matching.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * When somebody has to be at the resident's, and what happens when nobody is.
 *
 * @param startWithin how soon when no time was wished for, from the acceptance
 * @param lateAfter how long after its time the team is reminded
 * @param noShowAfter how long after its time the task goes to another team
 * @param handOverWithin how long a team may think before its silence hands the task over
 */
public record VisitClocks(
    Map<Urgency, Duration> startWithin,
    Duration lateAfter,
    Duration noShowAfter,
    Map<Urgency, Duration> handOverWithin) {

  public VisitClocks {
    startWithin = Map.copyOf(startWithin);
    handOverWithin = Map.copyOf(handOverWithin);
  }

  static VisitClocks of(DispatchProperties.Visit settings) {
    return new VisitClocks(
        settings.startWithin(),
        settings.lateAfter(),
        settings.noShowAfter(),
        settings.handOverWithin());
  }

  /** By when somebody has to be there if the task is accepted now: the end of the wished time. */
  public Instant startBy(CaseFile file) {
    return startBy(file, file.wished());
  }

  /** The same for a time that is wished from now on. */
  public Instant startBy(CaseFile file, @Nullable TimeWindow wished) {
    return wished != null && wished.until().isAfter(file.now())
        ? wished.until()
        : file.now().plus(startWithin.getOrDefault(file.need().urgency(), Duration.ZERO));
  }

  /** When the timer of a task first has something to do. */
  public Instant firstLook(Instant startBy) {
    return startBy.plus(lateAfter);
  }

  /** By when a team has to answer another one that would take its task over. */
  public Instant answerHandoverBy(CaseFile file) {
    return file.now().plus(handOverWithin.getOrDefault(file.need().urgency(), Duration.ZERO));
  }

  /** Whether the team is to be reminded. */
  boolean isLate(Instant startBy, Instant now) {
    return !now.isBefore(startBy.plus(lateAfter));
  }

  /** Whether the task goes to another team. */
  boolean isNoShow(Instant startBy, Instant now) {
    return !now.isBefore(startBy.plus(noShowAfter));
  }
}
