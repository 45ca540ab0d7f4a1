package org.diandan.matching.dispatch.policy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why this team: kept with every offer and shown to the team and to officials.
 *
 * @param policy the name of the engine that answered
 * @param considered active teams of the dispatch area
 * @param filters each hard rule in the order of its use, with the teams it left
 * @param others the best of those that were not chosen, best first, at most three
 */
public record Explanation(
    String policy, int considered, List<Filter> filters, Terms chosen, List<Terms> others) {

  public Explanation {
    filters = List.copyOf(filters);
    others = List.copyOf(others);
  }

  /**
   * What a hard rule left over.
   *
   * @param rule its reason
   */
  public record Filter(String rule, int left) {}

  /**
   * What spoke for a team.
   *
   * @param distanceMetres null when either side has no place
   * @param load accepted and not yet delivered, with offers not yet answered
   */
  public record Terms(
      UUID teamId,
      String teamName,
      Rung rung,
      @Nullable Integer distanceMetres,
      int load,
      int capacity) {}
}
