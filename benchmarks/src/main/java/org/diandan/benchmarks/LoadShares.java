package org.diandan.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.diandan.benchmarks.BatchCity.Request;
import org.diandan.benchmarks.BatchCity.Team;
import org.diandan.matching.dispatch.policy.assignment.Assignment;

/**
 * How evenly a plan loads the teams and how far they go for it. Teams without a place are left out.
 *
 * @param gini of load per capacity, 0 when all teams carry the same share, near 1 when few carry
 *     everything
 * @param idle share of teams that got nothing
 * @param metres mean distance of the requests that got a team
 * @param unmatched share of requests that got none
 */
public record LoadShares(double gini, double idle, double metres, double unmatched) {

  static LoadShares of(BatchCity city, Assignment plan) {
    List<Team> teams = city.teams();
    List<Request> requests = city.requests();
    var held = new int[teams.size()];
    double metres = 0;
    int served = 0;
    for (int request = 0; request < requests.size(); request++) {
      int number = plan.teamOf(request);
      if (number >= 0) {
        held[number]++;
        served++;
        metres += teams.get(number).metresTo(requests.get(request));
      }
    }
    var shares = new double[teams.size()];
    int counted = 0;
    for (int team = 0; team < held.length; team++) {
      if (teams.get(team).capacity() > 0) {
        shares[counted++] = (double) held[team] / teams.get(team).capacity();
      }
    }
    shares = Arrays.copyOf(shares, counted);
    double idle = (double) Arrays.stream(shares).filter(share -> share == 0).count() / counted;
    return new LoadShares(
        gini(shares), idle, metres / served, 1 - (double) served / requests.size());
  }

  /**
   * Mean difference of all pairs over twice the mean.
   *
   * @param shares each 0 or more, at least one of them more than 0
   */
  public static double gini(double[] shares) {
    var sorted = shares.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double ranked = 0;
    for (int rank = 0; rank < sorted.length; rank++) {
      sum += sorted[rank];
      ranked += (rank + 1) * sorted[rank];
    }
    return 2 * ranked / (sorted.length * sum) - (sorted.length + 1.0) / sorted.length;
  }
}
