package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.HardRule.AllSkillsPresent;
import org.diandan.matching.dispatch.policy.HardRule.HasCapacity;
import org.diandan.matching.dispatch.policy.HardRule.NotStopped;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  @Test
  void countWhatEachRuleLeftInTheOrderOfTheRules() {
    var free = team(1).withSkills(PLUMBING);
    var full = team(2).withSkills(PLUMBING).full();
    var rules = List.<HardRule>of(new AllSkillsPresent(), new HasCapacity());

    var left = candidates(free, full, team(3)).admittedBy(rules, needing(PLUMBING));

    assertThat(left.teams()).containsExactly(free.team());
    assertThat(left.filters())
        .containsExactly(new Filter("AllSkillsPresent", 2), new Filter("HasCapacity", 1));
    assertThat(left.isEmpty()).isFalse();
  }

  @Test
  void saysNothingOfRulesAfterTheOneThatLeftNobody() {
    var rules = List.<HardRule>of(new NotStopped(), new AllSkillsPresent(), new HasCapacity());

    var left = candidates(team(1), team(2)).admittedBy(rules, needing(PLUMBING));

    assertThat(left.isEmpty()).isTrue();
    assertThat(left.filters()).hasSize(3);
    assertThat(left.filtersUntilNobody())
        .containsExactly(new Filter("NotStopped", 2), new Filter("AllSkillsPresent", 0));
  }

  @Test
  void nameWhatTheNeedAsksForAndNoneOfThemHas() {
    var teams = candidates(team(1).withSkills(PLUMBING), team(2));

    assertThat(teams.skillsMissingFor(needing(PLUMBING, ELECTRICS))).containsExactly(ELECTRICS);
    assertThat(teams.skillsMissingFor(needing(PLUMBING))).isEmpty();
  }

  @Test
  void callASkillScarceThatFewerThanOneTeamInFiftyHas() {
    var holders = Map.of(PLUMBING, 2, ELECTRICS, 3);

    assertThat(Candidates.scarce(holders, 100)).isEmpty();
    assertThat(Candidates.scarce(holders, 101)).containsExactly(PLUMBING);
    assertThat(Candidates.scarce(holders, 151)).containsExactlyInAnyOrder(PLUMBING, ELECTRICS);
  }

  private static Candidates candidates(Teams... teams) {
    return Candidates.of(Stream.of(teams).map(Teams::team).toList());
  }
}
