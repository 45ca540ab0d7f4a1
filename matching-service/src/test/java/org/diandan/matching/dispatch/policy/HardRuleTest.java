package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.after;
import static org.diandan.matching.dispatch.policy.Needs.flagged;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.HardRule.AdultsGo;
import org.diandan.matching.dispatch.policy.HardRule.ChildContactChecked;
import org.diandan.matching.dispatch.policy.HardRule.CredentialsProven;
import org.diandan.matching.dispatch.policy.HardRule.EntersHomes;
import org.diandan.matching.dispatch.policy.HardRule.MatchedAutomatically;
import org.diandan.matching.dispatch.policy.HardRule.NotConflicted;
import org.diandan.matching.dispatch.policy.HardRule.NotStopped;
import org.diandan.matching.dispatch.policy.HardRule.TwoPeople;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardRuleTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  @Test
  void aTeamThatStaysOutsideEntersNoHome() {
    var rule = new EntersHomes();
    var outside = team(1).staysOutside().team();

    assertThat(rule.admits(flagged(ItemFlag.ENTERS_HOME), outside)).isFalse();
    assertThat(rule.admits(flagged(), outside)).isTrue();
    assertThat(rule.admits(flagged(ItemFlag.ENTERS_HOME), team(1).team())).isTrue();
  }

  @Test
  void whatIsNotOpenToYouthNeedsAnAdult() {
    var rule = new AdultsGo();

    assertThat(rule.admits(flagged(), team(1).withMinors(5).team())).isFalse();
    assertThat(rule.admits(flagged(), team(1).withMinors(4).team())).isTrue();
    assertThat(rule.admits(flagged(ItemFlag.OPEN_TO_YOUTH), team(1).withMinors(5).team())).isTrue();
  }

  @Test
  void twoPeopleAreTwoAdultsUnlessYouthMayGo() {
    var rule = new TwoPeople();
    var oneAdult = team(1).withMinors(4).team();

    assertThat(rule.admits(flagged(ItemFlag.TWO_PEOPLE), oneAdult)).isFalse();
    assertThat(rule.admits(flagged(ItemFlag.TWO_PEOPLE), team(1).withMinors(3).team())).isTrue();
    assertThat(rule.admits(flagged(ItemFlag.TWO_PEOPLE, ItemFlag.OPEN_TO_YOUTH), oneAdult))
        .isTrue();
    assertThat(rule.admits(flagged(), oneAdult)).isTrue();
  }

  @Test
  void aSkillThatTakesACredentialMustBeProven() {
    var skill = new SkillCode("S10");
    var rule = new CredentialsProven();

    assertThat(rule.admits(needing(skill), team(1).notProving(skill).team())).isFalse();
    assertThat(rule.admits(needing(skill), team(1).notProving(PLUMBING).team())).isTrue();
    assertThat(rule.admits(needing(PLUMBING), team(1).notProving(skill).team())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2025-11-22, false", "2025-11-23, true", "2026-11-23, true"})
  void aChildContactCheckCountsForAYear(LocalDate checkedOn, boolean admitted) {
    var rule = new ChildContactChecked(NOW, ZONE);
    var minors = flagged(ItemFlag.INVOLVES_MINORS);

    assertThat(rule.admits(minors, team(1).checkedOn(checkedOn).team())).isEqualTo(admitted);
    assertThat(rule.admits(flagged(), team(1).checkedOn(checkedOn).team())).isTrue();
    assertThat(rule.admits(minors, team(1).withoutChildContactCheck().team())).isFalse();
  }

  @Test
  void aChildContactCheckMustStillCountOnTheDayOfTheService() {
    var rule = new ChildContactChecked(NOW, ZONE);
    var nextMonth = Instant.parse("2026-12-23T16:00:00Z");
    var need = new Need(Needs.BURST_PIPE, Urgency.U4, Set.of(), Set.of(ItemFlag.INVOLVES_MINORS));
    var wished =
        new OpenNeed(
            Needs.VILLAGE, null, new TimeWindow(nextMonth, nextMonth.plusSeconds(3_600)), need);

    assertThat(rule.admits(wished, team(1).checkedOn(LocalDate.of(2025, 12, 23)).team())).isFalse();
    assertThat(rule.admits(wished, team(1).checkedOn(LocalDate.of(2025, 12, 24)).team())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TAKES_OFFERS, true, true",
    "MANUAL_ONLY, false, true",
    "FROZEN, true, false",
    "DRAINING, true, false"
  })
  void aTeamIsOnlyAskedWhenItTakesOffers(
      Availability availability, boolean automatic, boolean running) {
    var team = team(1).standing(availability).team();

    assertThat(new MatchedAutomatically().admits(needing(), team)).isEqualTo(automatic);
    assertThat(new NotStopped().admits(needing(), team)).isEqualTo(running);
  }

  @Test
  void aConflictOfInterestOutlastsTheRound() {
    var conflicted = after(new Past(Duration.ZERO, 0, Set.of(new UUID(0, 1)), Set.of()), needing());

    assertThat(new NotConflicted().admits(conflicted, team(1).team())).isFalse();
    assertThat(new NotConflicted().admits(conflicted, team(2).team())).isTrue();
  }
}
