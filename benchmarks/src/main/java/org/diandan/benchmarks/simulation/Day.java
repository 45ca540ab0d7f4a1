package org.diandan.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;

/**
 * A day of demand on a city's teams. Time runs from 0 to 1.
 *
 * @param needs in the order of their arrival
 * @param slots requests each team takes that day
 */
record Day(List<Need> needs, List<Integer> slots) {

  Day {
    needs = List.copyOf(needs);
    slots = List.copyOf(slots);
  }

  /** A fresh copy of the slots of all teams. */
  int[] capacity() {
    return slots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What leaving a request of weight 1 without a team costs, in metres. */
  static final double UNMATCHED_METRES = 60_000;

  /**
   * A request.
   *
   * @param weight 4, 2 or 1 by urgency; a metre to an urgent request counts four
   * @param commitBy when it must be decided at the latest
   * @param candidates the nearest teams that can serve it, nearest first
   */
  record Need(double at, int weight, double commitBy, List<Candidate> candidates) {

    boolean isUrgent() {
      return weight == 4;
    }

    double unmatchedCost() {
      return UNMATCHED_METRES * weight;
    }

    double cost(Candidate candidate) {
      return (double) weight * candidate.metres;
    }
  }

  /** A team that can serve a request. */
  record Candidate(int team, int metres) {}

  /** The whole day at once. */
  AssignmentProblem problem(LoadCost loadCost) {
    return problemOf(needs, AssignmentProblem.withTeams(capacity()).loadCost(loadCost));
  }

  /**
   * What is still to come of the day, for teams that have this much room left and others waiting.
   *
   * @param free requests each team still takes
   * @param waiting needs of today that are not decided yet
   */
  AssignmentProblem remaining(double from, List<Integer> free, List<Need> waiting) {
    var open = new ArrayList<>(waiting);
    needs.stream().filter(need -> need.at >= from).forEach(open::add);
    return problemOf(open, teamsWith(free));
  }

  /** The urgent part of what is still to come of the day. */
  AssignmentProblem remainingUrgent(double from, List<Integer> free) {
    var urgent = needs.stream().filter(need -> need.at >= from && need.isUrgent()).toList();
    return problemOf(urgent, teamsWith(free));
  }

  private static AssignmentProblem.Builder teamsWith(List<Integer> free) {
    return AssignmentProblem.withTeams(free.stream().mapToInt(Integer::intValue).toArray());
  }

  private static AssignmentProblem problemOf(List<Need> open, AssignmentProblem.Builder problem) {
    for (var need : open) {
      var request = problem.request((long) need.unmatchedCost());
      for (var candidate : need.candidates) {
        problem.edge(request, candidate.team, (long) need.cost(candidate));
      }
    }
    return problem.build();
  }
}
