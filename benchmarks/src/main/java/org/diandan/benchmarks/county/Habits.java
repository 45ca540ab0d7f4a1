package org.diandan.benchmarks.county;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.WorkingHours;

/**
 * How a team answers. Outside its hours it reads a question when it opens again; in an emergency
 * its telephone rings at any time.
 *
 * @param yes probability of a yes
 * @param silent of what is not a yes, the share that is no answer at all
 * @param usualDelay mean time to an answer, when nothing is urgent
 */
record Habits(double yes, double silent, Duration usualDelay, WorkingHours hours) {

  /** Urgent questions are answered so many times faster. */
  private static final int FASTER_WHEN_URGENT = 5;

  /**
   * How a question ends.
   *
   * @param at when the platform learns it; at the deadline when there is no answer
   */
  record Answer(Kind kind, Instant at) {}

  /** Kinds of answers. */
  enum Kind {
    YES,
    NO,
    SILENCE
  }

  /**
   * A question to a team.
   *
   * @param deadline when silence becomes a no
   */
  record Question(Urgency urgency, Instant asked, Instant deadline) {}

  /** Answers a question; the same dice give the same answer. */
  Answer to(Question question, ZoneId zone, SplittableRandom dice) {
    boolean willing = dice.nextDouble() < yes;
    boolean says = willing || dice.nextDouble() >= silent;
    double delays = -Math.log(1 - dice.nextDouble());
    boolean urgent = question.urgency.runsOnWallTime();
    long seconds = Math.round(delays * usualDelay.toSeconds() / (urgent ? FASTER_WHEN_URGENT : 1));
    var reads = question.urgency == Urgency.U1 ? question.asked : opens(question.asked, zone);
    var at = reads.plusSeconds(Math.max(1, seconds));
    if (!says || !at.isBefore(question.deadline)) {
      return new Answer(Kind.SILENCE, question.deadline);
    }
    return new Answer(willing ? Kind.YES : Kind.NO, at);
  }

  /** The first moment from {@code from} on at which the team works. */
  Instant opens(Instant from, ZoneId zone) {
    if (hours.windows().isEmpty()) {
      return from;
    }
    var today = from.atZone(zone).toLocalDate();
    return today
        .datesUntil(today.plusDays(8))
        .flatMap(
            day ->
                hours.windows().stream()
                    .filter(window -> window.days().contains(day.getDayOfWeek()))
                    .filter(
                        window ->
                            from.isBefore(day.atTime(window.until()).atZone(zone).toInstant()))
                    .map(window -> day.atTime(window.from()).atZone(zone).toInstant()))
        .map(opening -> opening.isBefore(from) ? from : opening)
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
