package org.diandan.matching.dispatch.policy.border;

import java.util.List;

/**
 * A request as one dispatch area sees it.
 *
 * @param request the same number in every area
 * @param unmatchedCost metres of regret if nobody serves it
 * @param teams of that area that can serve it, by the area's numbers
 * @param costs of these teams in metres of regret, in the same order
 */
public record Candidacy(long request, long unmatchedCost, List<Integer> teams, List<Long> costs) {

  public Candidacy {
    teams = List.copyOf(teams);
    costs = List.copyOf(costs);
    if (teams.size() != costs.size()) {
      throw new IllegalArgumentException(
          "There are %d teams but %d costs.".formatted(teams.size(), costs.size()));
    }
  }
}
