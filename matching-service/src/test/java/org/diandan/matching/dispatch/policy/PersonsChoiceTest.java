package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.flagged;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.diandan.contract.ItemFlag;
import org.diandan.matching.dispatch.policy.PersonsChoice.Objection;
import org.diandan.matching.dispatch.policy.PersonsChoice.Town;
import org.diandan.matching.dispatch.policy.PersonsChoice.Weight;
import org.junit.jupiter.api.Test;

class PersonsChoiceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Town TOWN = new Town(7, ZoneId.of("Asia/Shanghai"), Set.of(ELECTRICS));

  @Test
  void nothingSpeaksAgainstATeamThatFits() {
    var choice = choice(flagged(), team(1).team());

    assertThat(choice.objections()).isEmpty();
    assertThat(choice.mayBeAsked()).isTrue();
    assertThat(choice.offer().explanation().considered()).isEqualTo(7);
  }

  @Test
  void aPersonMayKnowBetterThanATeamsOwnWayOfWorking() {
    var outside = team(1).staysOutside().team();

    var choice = choice(flagged(ItemFlag.ENTERS_HOME), outside);

    assertThat(choice.objections())
        .containsExactly(new Objection("EntersHomes", Weight.CAN_BE_OVERRULED));
    assertThat(choice.mayBeAsked()).isTrue();
    assertThat(choice.overruled()).containsExactly("EntersHomes");
  }

  @Test
  void whatProtectsPeopleHoldsForPersonsToo() {
    var minors = choice(flagged(), team(1).withMinors(5).team());
    var unchecked =
        choice(flagged(ItemFlag.INVOLVES_MINORS), team(1).withoutChildContactCheck().team());
    var uninsured = choice(flagged(ItemFlag.INSURANCE), team(1).uninsured().team());
    var unlicensed = choice(flagged(ItemFlag.OWN_LICENCE), team(1).team());

    assertThat(minors.objections()).contains(protects("AdultsGo"));
    assertThat(unchecked.objections()).contains(protects("ChildContactChecked"));
    assertThat(uninsured.objections()).contains(protects("Insured"));
    assertThat(unlicensed.objections()).contains(protects("LicensedForItem"));
    assertThat(minors.mayBeAsked() || unchecked.mayBeAsked() || uninsured.mayBeAsked()).isFalse();
  }

  @Test
  void aMissingSkillIsOverruledOnlyWhereItTakesNoCredential() {
    var plumbing = choice(needing(PLUMBING), team(1).withSkills(ELECTRICS).team());
    var electrics = choice(needing(ELECTRICS), team(1).withSkills(PLUMBING).team());

    assertThat(plumbing.objections())
        .containsExactly(new Objection("AllSkillsPresent", Weight.CAN_BE_OVERRULED));
    assertThat(electrics.objections()).containsExactly(protects("AllSkillsPresent"));
  }

  @Test
  void whoWasAskedBeforeMayBeAskedAgainByAPerson() {
    var before = team(1).team();

    var choice =
        PersonsChoice.of(flagged(), before, Circumstances.at(NOW, Set.of(before.id())), TOWN);

    assertThat(choice.overruled()).containsExactly("NotYetAsked");
    assertThat(choice.mayBeAsked()).isTrue();
  }

  private static Objection protects(String rule) {
    return new Objection(rule, Weight.PROTECTS_PEOPLE);
  }

  private static PersonsChoice choice(OpenNeed need, CandidateTeam team) {
    return PersonsChoice.of(need, team, Circumstances.at(NOW, Set.of()), TOWN);
  }
}
