package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Needs.urgent;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.replay.Chance;
import org.diandan.matching.dispatch.policy.replay.Figures;
import org.diandan.matching.dispatch.policy.replay.FirstChoice;
import org.diandan.matching.dispatch.policy.replay.PastNeed;
import org.diandan.matching.dispatch.policy.replay.Replay;
import org.diandan.matching.dispatch.policy.replay.Rules;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void theSameRulesNeverChangeAChoice() {
    for (var seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var teams = someTeams(random);
      var week = someWeek(random);

      var first = new Replay(ZONE, teams).of(week, rules(400));
      var replay = new Replay(ZONE, teams);
      replay.of(week, rules(20_000));
      var again = replay.of(week, rules(400));

      assertThat(again).as("seed %d", seed).isEqualTo(first);
      assertThat(Figures.changed(first, again)).isZero();
      assertThat(Figures.of(again, teams.size())).isEqualTo(Figures.of(first, teams.size()));
    }
  }

  @Test
  void noTeamIsChosenForMoreInADayThanItTakesOn() {
    for (var seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var teams = someTeams(random);
      var day = Collections.nCopies(40, new PastNeed(needing(PLUMBING), MONDAY));

      var choices = new Replay(ZONE, teams).of(day, rules(400));

      for (var team : teams) {
        assertThat(choices.stream().filter(choice -> team.id().equals(choice.team())).count())
            .as("seed %d", seed)
            .isLessThanOrEqualTo(team.load().capacity());
      }
    }
  }

  @Test
  void countsTheFreeTeamOfTodayWhateverItHasOnItsHandsNow() {
    var full = team(1).withSkills(PLUMBING).atKm(1).full().team();

    var choices = new Replay(ZONE, List.of(full)).of(List.of(at(MONDAY)), rules(400));

    assertThat(choices.getFirst().team()).isEqualTo(full.id());
  }

  @Test
  void everyMorningAllTeamsAreFreeAgain() {
    var only = team(1).withSkills(PLUMBING).atKm(1).takingOn(1).team();
    var lateOnMonday = Instant.parse("2026-11-23T15:59:00Z");
    var earlyOnTuesday = Instant.parse("2026-11-23T16:01:00Z");

    var choices =
        new Replay(ZONE, List.of(only))
            .of(List.of(at(MONDAY), at(lateOnMonday), at(earlyOnTuesday)), rules(400));

    assertThat(choices).extracting(FirstChoice::team).containsExactly(only.id(), null, only.id());
  }

  @Test
  void aHeavierLoadSendsTheSecondNeedToTheFartherTeam() {
    var near = team(1).withSkills(PLUMBING).atKm(1).team();
    var far = team(2).withSkills(PLUMBING).atKm(2).team();
    var replay = new Replay(ZONE, List.of(near, far));
    var two = List.of(at(MONDAY), at(MONDAY));

    var light = replay.of(two, rules(400));
    var heavy = replay.of(two, rules(5_000));

    assertThat(light).extracting(FirstChoice::team).containsExactly(near.id(), near.id());
    assertThat(heavy).extracting(FirstChoice::team).containsExactly(near.id(), far.id());
    assertThat(Figures.changed(light, heavy)).isEqualTo(1);
  }

  @Test
  void anEmergencyAsksTwoAtOnceWhereTeamsAreFewAndOthersOne() {
    var teams =
        List.of(team(1).atKm(1).answering(0, 0).team(), team(2).atKm(2).answering(0, 0).team());
    var needs =
        List.of(
            new PastNeed(urgent(Urgency.U1), MONDAY),
            new PastNeed(urgent(Urgency.U3), MONDAY.plus(DAY)));

    var choices = new Replay(ZONE, teams).of(needs, rules(400));

    assertThat(choices.getFirst().chance()).isEqualTo(new Chance(2, 1 - 0.4 * 0.4, 0.4 * 0.4 * 5));
    assertThat(choices.getLast().chance().questions()).isEqualTo(1 + 0.4);
  }

  @Test
  void addsUpWaysQuestionsAndWhoIsLeftOut() {
    var one = new UUID(0, 1);
    var two = new UUID(0, 2);
    var sure = new Chance(1, 0.5, 10);
    var choices =
        List.of(
            new FirstChoice(Urgency.U1, one, 1_000, sure),
            new FirstChoice(Urgency.U2, one, 3_000, sure),
            new FirstChoice(Urgency.U3, one, null, sure),
            new FirstChoice(Urgency.U3, two, 2_000, sure),
            new FirstChoice(Urgency.U4, null, null, Chance.NONE));

    var figures = Figures.of(choices, 4);

    assertThat(figures)
        .isEqualTo(
            new Figures(
                Map.of(Urgency.U1, 1, Urgency.U2, 1, Urgency.U3, 2, Urgency.U4, 1),
                Map.of(Urgency.U1, 0, Urgency.U2, 0, Urgency.U3, 0, Urgency.U4, 1),
                2_000,
                3_000,
                2.0,
                10.0,
                0.625,
                2,
                4));
  }

  @Test
  void saysNothingOfWaysAndQuestionsWhereNobodyIsAsked() {
    var nobody = List.of(new FirstChoice(Urgency.U4, null, null, Chance.NONE));

    var figures = Figures.of(nobody, 0);

    assertThat(figures.meanMetres()).isNull();
    assertThat(figures.p95Metres()).isNull();
    assertThat(figures.questionsPerFulfilled()).isNull();
    assertThat(figures.minutesInVain()).isNull();
    assertThat(figures.gini()).isZero();
  }

  private static PastNeed at(Instant moment) {
    return new PastNeed(needing(PLUMBING), moment);
  }

  private static Rules rules(long load) {
    var shipped = Weights.SHIPPED;
    var weights =
        new Weights(
            shipped.urgency(),
            shipped.doublesAfter(),
            load,
            shipped.usualCapacity(),
            shipped.acceptanceMetres(),
            shipped.scarceSkillMetres(),
            shipped.countyMetres(),
            shipped.cityMetres(),
            shipped.fatigueMetres(),
            shipped.continuityMetres(),
            shipped.unmatchedMetres());
    var five = Duration.ofMinutes(5);
    return new Rules(
        weights,
        Map.of(Urgency.U1, 3, Urgency.U2, 1, Urgency.U3, 1, Urgency.U4, 1),
        Map.of(Urgency.U1, five, Urgency.U2, five, Urgency.U3, five, Urgency.U4, five));
  }

  private static List<CandidateTeam> someTeams(Random random) {
    var teams = new ArrayList<CandidateTeam>();
    for (var number = 0; number < 12; number++) {
      teams.add(
          team(number)
              .withSkills(random.nextBoolean() ? PLUMBING : ELECTRICS)
              .atKm(random.nextDouble(5))
              .takingOn(1 + random.nextInt(3))
              .answering(random.nextInt(5), random.nextInt(5))
              .team());
    }
    return teams;
  }

  private static List<PastNeed> someWeek(Random random) {
    var week = new ArrayList<PastNeed>();
    for (var hour = 0; hour < 7 * 24; hour += 1 + random.nextInt(4)) {
      var skill = random.nextBoolean() ? PLUMBING : ELECTRICS;
      week.add(new PastNeed(needing(skill), MONDAY.plus(Duration.ofHours(hour))));
    }
    return week;
  }
}
