package org.diandan.benchmarks.online;

import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;

/**
 * What may lie ahead: the latest part of what was seen comes again, and again, until the last of
 * the present teams has left; starting at another phase gives another sample.
 */
final class Replay {

  private static final int MOST_OPTIONS = 24;

  private final SeenSoFar seen;
  private final Span span;
  private final int[] presentRow;
  private final List<List<Copy>> copies;
  private final List<Integer> capacities = new ArrayList<>();

  /**
   * What is replayed.
   *
   * @param now where the future starts
   * @param window length of the past that is replayed, more than 0
   * @param horizon length of the future
   * @param phase where in the window the future starts, as a share of it
   */
  record Span(double now, double window, double horizon, double phase) {

    /** When something comes again that was seen at {@code time}, in this repetition. */
    double again(double time, int repetition) {
      var sinceStart = time - (now - window) + phase * window;
      return now + sinceStart % window + repetition * window;
    }

    boolean covers(double time) {
      return time <= now + horizon;
    }
  }

  /** A team of the past that comes again. */
  private record Copy(int row, double from, double until) {}

  /**
   * A future.
   *
   * @param present numbers of the present teams; they get the first rows in this order
   * @param free how many more requests each of them takes
   */
  Replay(SeenSoFar seen, Span span, List<Integer> present, List<Integer> free) {
    this.seen = seen;
    this.span = span;
    presentRow = new int[seen.teamCount()];
    copies = new ArrayList<>();
    for (int number = 0; number < seen.teamCount(); number++) {
      presentRow[number] = -1;
      copies.add(List.of());
    }
    for (int row = 0; row < present.size(); row++) {
      presentRow[present.get(row)] = row;
      capacities.add(free.get(row));
    }
  }

  AssignmentProblem problem(double unit) {
    var first = seen.teamsBefore(span.now() - span.window());
    for (int number = first; number < seen.teamCount(); number++) {
      copies.set(number, copiesOf(number));
    }
    var problem =
        AssignmentProblem.withTeams(capacities.stream().mapToInt(Integer::intValue).toArray());
    var from = seen.requestsBefore(span.now() - span.window());
    for (int number = from; number < seen.requestCount(); number++) {
      var request = seen.request(number);
      var start = span.again(request.time(), 0);
      for (int again = 1; span.covers(start); again++) {
        addRequest(problem, new Stay(number, start), unit);
        start = span.again(request.time(), again);
      }
    }
    return problem.build();
  }

  private List<Copy> copiesOf(int number) {
    var team = seen.team(number);
    var all = new ArrayList<Copy>();
    var start = span.again(team.time(), 0);
    for (int again = 1; span.covers(start); again++) {
      all.add(new Copy(capacities.size(), start, start + team.until() - team.time()));
      capacities.add(team.capacity());
      start = span.again(team.time(), again);
    }
    return all;
  }

  /** A request of the past that comes again at {@code start}. */
  private record Stay(int request, double start) {}

  private void addRequest(AssignmentProblem.Builder problem, Stay stay, double unit) {
    var request = seen.request(stay.request());
    var end = stay.start() + request.until() - request.time();
    var added = problem.request(0);
    var options = 0;
    for (int rank = 0; rank < seen.reachCount(stay.request()) && options < MOST_OPTIONS; rank++) {
      var number = seen.reachedBy(stay.request(), rank);
      var team = seen.team(number);
      var cost = -Math.round(team.worth(request) * unit);
      if (presentRow[number] >= 0 && stay.start() <= team.until()) {
        problem.edge(added, presentRow[number], cost);
        options++;
      }
      for (var copy : copies.get(number)) {
        if (copy.from() <= end && stay.start() <= copy.until()) {
          problem.edge(added, copy.row(), cost);
          options++;
        }
      }
    }
  }
}
