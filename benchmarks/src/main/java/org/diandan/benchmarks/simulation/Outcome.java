package org.diandan.benchmarks.simulation;

/**
 * What became of a day.
 *
 * @param cost metres times weight, with the unmatched costs
 * @param unmatched share of requests nobody came to
 * @param urgentUnmatched the same of the urgent ones
 */
record Outcome(double cost, double unmatched, double urgentUnmatched) {

  /** Adds a day up, request by request. */
  static final class Tally {
    private double cost;
    private int requests;
    private int unmatched;
    private int urgent;
    private int urgentUnmatched;

    void served(Day.Need need, Day.Candidate by) {
      count(need);
      cost += need.cost(by);
    }

    void unmatched(Day.Need need) {
      count(need);
      cost += need.unmatchedCost();
      unmatched++;
      urgentUnmatched += need.isUrgent() ? 1 : 0;
    }

    private void count(Day.Need need) {
      requests++;
      urgent += need.isUrgent() ? 1 : 0;
    }

    Outcome outcome() {
      return new Outcome(
          cost,
          (double) unmatched / Math.max(1, requests),
          (double) urgentUnmatched / Math.max(1, urgent));
    }
  }
}
