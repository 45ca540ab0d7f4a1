package org.diandan.matching.dispatch.policy.replay;

import java.time.Duration;
import java.util.List;
import org.diandan.matching.dispatch.policy.AcceptanceEstimate;

/**
 * What can be expected when teams are asked one group after another until one says yes, each with
 * the probability its answers so far let one expect, independent of the others.
 *
 * @param questions put to teams, on average
 * @param yes the probability that one of them takes it, 0 to 1
 * @param minutesInVain spent on groups that do not take it, on average, if every no is silence
 *     until the deadline: an upper bound of what the clocks cost
 */
public record Chance(double questions, double yes, double minutesInVain) {

  /** Nobody is asked. */
  public static final Chance NONE = new Chance(0, 0, 0);

  private static final double SECONDS_PER_MINUTE = 60;

  /**
   * Of asking these teams.
   *
   * @param teams in the order they are asked
   * @param atOnce how many form a group, at least 1
   */
  static Chance of(List<AcceptanceEstimate> teams, int atOnce, Duration answerWithin) {
    var questions = 0.0;
    var open = 1.0;
    var groupsInVain = 0.0;
    for (var first = 0; first < teams.size(); first += atOnce) {
      var group = teams.subList(first, Math.min(first + atOnce, teams.size()));
      questions += open * group.size();
      for (var team : group) {
        open *= 1 - team.probability();
      }
      groupsInVain += open;
    }
    var minutes = answerWithin.toSeconds() / SECONDS_PER_MINUTE;
    return new Chance(questions, 1 - open, groupsInVain * minutes);
  }
}
