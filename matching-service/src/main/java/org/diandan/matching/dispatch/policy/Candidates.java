package org.diandan.matching.dispatch.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Explanation.Filter;

/**
 * The teams still in question for one need, and how many each rule left.
 *
 * @param teams in no particular order
 * @param filters the rules applied so far
 */
public record Candidates(List<CandidateTeam> teams, List<Filter> filters) {

  public Candidates {
    teams = List.copyOf(teams);
    filters = List.copyOf(filters);
  }

  /** All active teams of a dispatch area, before any rule. */
  public static Candidates of(List<CandidateTeam> teams) {
    return new Candidates(teams, List.of());
  }

  boolean isEmpty() {
    return teams.isEmpty();
  }

  Candidates admittedBy(List<HardRule> rules, OpenNeed need) {
    var left = this;
    for (var rule : rules) {
      left = left.admittedBy(rule, need);
    }
    return left;
  }

  Candidates admittedBy(HardRule rule, OpenNeed need) {
    var left = teams.stream().filter(team -> rule.admits(need, team)).toList();
    var more = new ArrayList<>(filters);
    more.add(new Filter(rule.reason(), left.size()));
    return new Candidates(left, more);
  }

  /** What the need asks for and no team here has. */
  Set<SkillCode> skillsMissingFor(OpenNeed need) {
    var missing = new HashSet<>(need.skills());
    teams.forEach(team -> missing.removeAll(team.skills()));
    return missing;
  }
}
