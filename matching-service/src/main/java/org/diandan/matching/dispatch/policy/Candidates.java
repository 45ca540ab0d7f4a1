package org.diandan.matching.dispatch.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Explanation.Filter;

/**
 * The teams still in question for one need, and how many each rule left.
 *
 * @param teams in no particular order
 * @param filters the rules applied so far
 */
public record Candidates(List<CandidateTeam> teams, List<Filter> filters) {

  private static final int SCARCE_ONE_IN = 50;

  public Candidates {
    teams = List.copyOf(teams);
    filters = List.copyOf(filters);
  }

  /** All active teams of a dispatch area, before any rule. */
  public static Candidates of(List<CandidateTeam> teams) {
    return new Candidates(teams, List.of());
  }

  /**
   * Skills that fewer than one team in fifty has. Asks for every team, so a caller with many needs
   * asks once.
   */
  public Set<SkillCode> scarceSkills() {
    var holders = new HashMap<SkillCode, Integer>();
    teams.forEach(team -> team.skills().forEach(skill -> holders.merge(skill, 1, Integer::sum)));
    return scarce(holders, teams.size());
  }

  /**
   * Skills that few have.
   *
   * @param holders how many teams have each skill
   * @param teams how many there are
   */
  static Set<SkillCode> scarce(Map<SkillCode, Integer> holders, int teams) {
    return holders.entrySet().stream()
        .filter(holding -> (long) holding.getValue() * SCARCE_ONE_IN < teams)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
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

  /** The counts up to and with the first rule that left nobody; of later rules they say nothing. */
  List<Filter> filtersUntilNobody() {
    var until = new ArrayList<Filter>();
    for (var filter : filters) {
      until.add(filter);
      if (filter.left() == 0) {
        break;
      }
    }
    return until;
  }

  /** What the need asks for and no team here has. */
  Set<SkillCode> skillsMissingFor(OpenNeed need) {
    var missing = new HashSet<>(need.skills());
    teams.forEach(team -> missing.removeAll(team.skills()));
    return missing;
  }
}
