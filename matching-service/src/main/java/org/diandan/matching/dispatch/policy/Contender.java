package org.diandan.matching.dispatch.policy;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A team that may be asked for a need, and what it would cost.
 *
 * @param distanceMetres null when either side has no place
 */
public record Contender(CandidateTeam team, @Nullable Integer distanceMetres, PairCost cost) {

  /** Ties go to the nearer, then to the less loaded, then to the smaller id: nothing to chance. */
  static final Comparator<Contender> CHEAPEST_FIRST =
      Comparator.comparingLong((Contender contender) -> contender.cost().total())
          .thenComparingLong(Contender::metresOrFar)
          .thenComparingDouble(Contender::fullness)
          .thenComparing(contender -> contender.team().id());

  boolean isNearerThan(Contender other) {
    return metresOrFar() < other.metresOrFar();
  }

  long metresOrFar() {
    return distanceMetres == null ? Long.MAX_VALUE : distanceMetres;
  }

  private double fullness() {
    var load = team.load();
    return (double) load.held() / load.capacity();
  }
}
