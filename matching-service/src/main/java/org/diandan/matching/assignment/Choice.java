package org.diandan.matching.assignment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * Why a team was asked, with what it takes to draw it on a map; nothing of the resident.
 *
 * @param teamId the team that was asked
 * @param area of the need
 * @param prefecture the team's; another than the need's when a neighbour helps out
 * @param origin ENGINE, OFFICIAL, BOARD, HANDOVER or NEIGHBOUR
 * @param place of the need, rounded as it was told; null when only its area is known
 * @param bases of the teams of the explanation as they are today; none for a team without a place
 */
public record Choice(
    UUID offerId,
    UUID requestId,
    String orderNumber,
    UUID teamId,
    AreaCode prefecture,
    AreaCode area,
    ServiceItemCode item,
    String origin,
    Explanation explanation,
    @Nullable Place place,
    List<Base> bases) {

  private static final Set<String> OF_ENGINE = Set.of("ENGINE", "NEIGHBOUR");

  public Choice {
    bases = List.copyOf(bases);
  }

  /**
   * Where a team starts from.
   *
   * @param place to about 100 m
   */
  public record Base(UUID teamId, Place place) {}

  /** Whether teams were compared; otherwise a person chose, and the rules were checked. */
  public boolean isOfEngine() {
    return OF_ENGINE.contains(origin);
  }

  /** Whether the team is at home beyond the border of the need's prefecture. */
  public boolean isFromNeighbour() {
    return !prefecture.contains(area);
  }

  /** Where a team starts from, if it named a place. */
  public Optional<Place> findBase(UUID teamId) {
    return bases.stream().filter(base -> base.teamId().equals(teamId)).map(Base::place).findFirst();
  }
}
