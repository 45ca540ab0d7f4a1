package org.diandan.matching.dispatch.policy.replay;

import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Whom a need of the past would have asked first.
 *
 * @param team null when no team that may serve it had room that day
 * @param metres of way; null without a team, or when either side has no place
 * @param chance what can be expected of asking; {@link Chance#NONE} without a team
 */
public record FirstChoice(
    Urgency urgency, @Nullable UUID team, @Nullable Integer metres, Chance chance) {

  boolean isOf(FirstChoice other) {
    return Objects.equals(team, other.team);
  }
}
