package org.diandan.matching.dispatch.policy;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.jspecify.annotations.Nullable;

/** Whom to ask next, or why nobody. */
public sealed interface DispatchDecision {

  /**
   * Ask this team.
   *
   * @param distanceMetres null when either side has no place
   */
  record Offer(
      UUID teamId, String teamName, @Nullable Integer distanceMetres, Explanation explanation)
      implements DispatchDecision {}

  /**
   * No team of the dispatch area could ever serve it.
   *
   * @param missingSkills what none of them has; empty when something else than skill stands between
   */
  record NobodyQualified(Set<SkillCode> missingSkills) implements DispatchDecision {

    public NobodyQualified {
      missingSkills = Set.copyOf(missingSkills);
    }
  }

  /** Teams that could serve and were not asked yet have no room. */
  record EverybodyBusy() implements DispatchDecision {}

  /** Every team that could serve was asked in this round. */
  record EverybodyAsked() implements DispatchDecision {}
}
