package org.diandan.matching.board;

import java.util.List;
import java.util.Set;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Filter;

/**
 * Whom an official could ask.
 *
 * @param teams best first, each with why; empty when nobody is left
 * @param missingSkills what no team has, when nobody is qualified
 * @param filters what each rule left, when nobody is qualified
 */
public record Proposals(
    Why why, List<Offer> teams, Set<SkillCode> missingSkills, List<Filter> filters) {

  public Proposals {
    teams = List.copyOf(teams);
    missingSkills = Set.copyOf(missingSkills);
    filters = List.copyOf(filters);
  }

  /** Why there are these teams, or none. */
  public enum Why {
    RANKED,
    NOBODY_QUALIFIED,
    EVERYBODY_BUSY,
    EVERYBODY_ASKED
  }

  static Proposals of(DispatchDecision decision) {
    return switch (decision) {
      case DispatchDecision.Ask ask -> new Proposals(Why.RANKED, ask.offers(), Set.of(), List.of());
      case DispatchDecision.NobodyQualified nobody ->
          new Proposals(Why.NOBODY_QUALIFIED, List.of(), nobody.missingSkills(), nobody.filters());
      case DispatchDecision.EverybodyBusy _ ->
          new Proposals(Why.EVERYBODY_BUSY, List.of(), Set.of(), List.of());
      case DispatchDecision.EverybodyAsked _ ->
          new Proposals(Why.EVERYBODY_ASKED, List.of(), Set.of(), List.of());
    };
  }
}
