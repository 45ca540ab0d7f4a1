package org.diandan.benchmarks;

import java.util.SplittableRandom;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;

/**
 * How teams answer, the same for the same seed whatever is asked: a team says yes with a
 * probability of its own, 0.6 in the mean, after an exponential time of 120 s in the mean; whoever
 * is silent for 300 s has said no.
 */
final class Answers {

  static final double TIMEOUT_SECONDS = 300;
  private static final double MEAN_SECONDS = 120;
  private static final int PAST_OFFERS = 20;

  /**
   * The power of an even draw that has a Beta (1.5, 1) distribution: with it, weighing refusals at
   * 1 km gains about what it gained in the study the limits were taken from.
   */
  private static final double SPREAD = 1.5;

  /**
   * An answer.
   *
   * @param seconds after the question, at most the timeout
   */
  record Answer(boolean yes, double seconds) {}

  private final long seed;
  private final double[] yes;
  private final AcceptanceEstimate[] history;

  Answers(int teams, long seed) {
    this.seed = seed;
    yes = new double[teams];
    history = new AcceptanceEstimate[teams];
    var random = new SplittableRandom(seed);
    for (int team = 0; team < teams; team++) {
      yes[team] = Math.pow(random.nextDouble(), 1 / SPREAD);
      var known = AcceptanceEstimate.PRIOR;
      for (int past = 0; past < PAST_OFFERS; past++) {
        known = after(known, drawn(team, random));
      }
      history[team] = known;
    }
  }

  /** What the past answers of all teams tell; a fresh copy. */
  AcceptanceEstimate[] history() {
    return history.clone();
  }

  /** What a team answers to a request. */
  Answer of(int team, int request) {
    return drawn(team, new SplittableRandom(seed + 1_000_003L * request + 7_919L * team));
  }

  static AcceptanceEstimate after(AcceptanceEstimate known, Answer answer) {
    return answer.yes ? known.afterAccept() : known.afterExpiry();
  }

  private Answer drawn(int team, SplittableRandom random) {
    boolean willing = random.nextDouble() < yes[team];
    double seconds = -MEAN_SECONDS * Math.log(1 - random.nextDouble());
    return new Answer(willing && seconds <= TIMEOUT_SECONDS, Math.min(seconds, TIMEOUT_SECONDS));
  }
}
