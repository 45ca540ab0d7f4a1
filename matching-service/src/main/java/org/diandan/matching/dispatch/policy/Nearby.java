package org.diandan.matching.dispatch.policy;

import java.util.List;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.jspecify.annotations.Nullable;

/**
 * The teams that may be asked for a need, and what every rule left of those that were looked at.
 *
 * @param teams the nearest first, then those whose place nobody knows
 * @param lookedAt how many teams with the skills were looked at: the nearest, up to the farthest
 *     that may be asked, and those without a place that serve the area; null when all active teams
 *     were
 * @param filters each rule in order, counted over those
 */
record Nearby(List<CandidateTeam> teams, @Nullable Integer lookedAt, List<Filter> filters) {

  Nearby {
    teams = List.copyOf(teams);
    filters = List.copyOf(filters);
  }
}
