package org.diandan.matching.dispatch.policy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.jspecify.annotations.Nullable;

/** Whom to ask next, or why nobody. */
public sealed interface DispatchDecision {

  /**
   * Ask these teams now.
   *
   * @param offers best first; empty when as many questions run as should
   */
  record Ask(List<Offer> offers) implements DispatchDecision {

    public Ask {
      offers = List.copyOf(offers);
    }
  }

  /**
   * A team to ask.
   *
   * @param distanceMetres null when either side has no place
   */
  record Offer(
      UUID teamId, String teamName, @Nullable Integer distanceMetres, Explanation explanation) {}

  /**
   * No team of the dispatch area could ever serve it.
   *
   * @param missingSkills what none of them has; empty when something else than skill stands between
   * @param filters what each rule left, up to the one that left nobody
   */
  record NobodyQualified(Set<SkillCode> missingSkills, List<Filter> filters)
      implements DispatchDecision {

    public NobodyQualified {
      missingSkills = Set.copyOf(missingSkills);
      filters = List.copyOf(filters);
    }
  }

  /**
   * Teams that could serve and were not asked yet have no room or are stopped for now.
   *
   * @param teams the nearest of those that only lack room; empty when all are stopped
   */
  record EverybodyBusy(Set<UUID> teams) implements DispatchDecision {

    public EverybodyBusy {
      teams = Set.copyOf(teams);
    }
  }

  /** Every team that could serve was asked in this round. */
  record EverybodyAsked() implements DispatchDecision {}
}
