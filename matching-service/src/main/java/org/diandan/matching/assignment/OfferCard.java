package org.diandan.matching.assignment;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.policy.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * An offer as its team sees it.
 *
 * @param state EXPIRED also when its time has passed and nobody has swept it yet
 * @param distanceMetres null when either side has no place
 * @param wished null when any time up to {@code finishBy} will do
 * @param seen whether somebody who answers for the team looked at it
 * @param now the database's clock when this was read
 */
public record OfferCard(
    UUID id,
    UUID requestId,
    String orderNumber,
    UUID teamId,
    String teamName,
    OfferState state,
    Instant sentAt,
    Instant expiresAt,
    @Nullable Integer distanceMetres,
    AreaCode area,
    ServiceItemCode item,
    Urgency urgency,
    Set<SkillCode> skills,
    Set<ItemFlag> flags,
    @Nullable TimeWindow wished,
    Instant finishBy,
    Explanation explanation,
    boolean seen,
    Instant now) {

  public OfferCard {
    skills = Set.copyOf(skills);
    flags = Set.copyOf(flags);
  }

  /** Whether the team can still say yes or no. */
  public boolean isOpen() {
    return state == OfferState.SENT;
  }
}
