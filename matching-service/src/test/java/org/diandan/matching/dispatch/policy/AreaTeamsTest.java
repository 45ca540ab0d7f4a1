package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.after;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;
import org.junit.jupiter.api.Test;

class AreaTeamsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Circumstances PLAIN = Circumstances.at(NOW, Set.of());
  private static final List<HardRule> RULES = new Sieve(ZoneId.of("UTC")).all(PLAIN);
  private static final List<SkillCode> SKILLS =
      List.of(PLUMBING, ELECTRICS, new SkillCode("S04"), new SkillCode("S77"));

  private final CheapestQualifiedTeam policy =
      new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);

  @Test
  void leadsToTheSameDecisionAsLookingAtEverybody() {
    for (var seed = 0; seed < Tries.of(300); seed++) {
      var random = new Random(seed);
      var teams = someTeams(random, 40);
      var area = AreaTeams.of(teams);
      var circumstances =
          new Circumstances(
              NOW,
              Set.of(new UUID(0, random.nextInt(40))),
              new Offers(0, 3),
              TeamPrices.NONE,
              area.scarceSkills());
      var need =
          switch (random.nextInt(10)) {
            case 0 -> Needs.withoutPlace();
            case 1, 2, 3 -> Needs.urgent(Urgency.U2);
            default -> needing(someSkill(random));
          };

      var byIndex = policy.decide(need, area, circumstances);

      assertThat(byIndex)
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*\\.(filters|lookedAt)")
          .isEqualTo(policy.decide(need, Candidates.of(teams), circumstances));
    }
  }

  @Test
  void comparesOnlyTheNearestThirtyAndTwiceAsManyAfterAFailure() {
    var area = AreaTeams.of(teamsInARow(100));
    var failed = after(new Past(Duration.ZERO, 1, Set.of(), Set.of()), needing());

    assertThat(policy.contenders(needing(), area, PLAIN)).hasSize(20);
    assertThat(policy.contenders(failed, area, PLAIN)).hasSize(40);
    assertThat(policy.contenders(failed, area, PLAIN))
        .isSortedAccordingTo(Contender.CHEAPEST_FIRST);
    assertThat(area.nearest(needing(), RULES).teams()).hasSize(30);
    assertThat(area.nearest(failed, RULES).teams()).hasSize(60);
  }

  @Test
  void findsTeamsWithoutAPlaceThroughTheAreasTheyServe() {
    var home = team(1).withoutPlace();
    var village = team(2).withoutPlace().of("360803").serving("360802001005");
    var radius = team(3).withoutPlace().of("360802").reachingKm(5);
    var elsewhere = team(4).withoutPlace().of("360803");
    var placed = team(5).atKm(3);
    var area = area(home, village, radius, elsewhere, placed);

    assertThat(policy.contenders(needing(), area, PLAIN))
        .extracting(contender -> contender.team().id().getLeastSignificantBits())
        .containsExactlyInAnyOrder(1L, 2L, 3L, 5L);
  }

  @Test
  void forgetsATeamWithoutAPlaceEverywhere() {
    var area = area(team(1).withoutPlace().serving("360803"), team(2).withoutPlace());

    area.remove(new UUID(0, 1));
    area.put(team(2).withoutPlace().of("360803").team());

    assertThat(policy.decide(needing(), area, PLAIN)).isInstanceOf(NobodyQualified.class);
  }

  @Test
  void findsEverybodyForANeedWithoutAPlace() {
    var area = AreaTeams.of(teamsInARow(100));

    var decision = policy.decide(Needs.withoutPlace(), area, PLAIN);

    assertThat(policy.contenders(Needs.withoutPlace(), area, PLAIN)).hasSize(20);
    assertThat(((Ask) decision).offers()).hasSize(1);
  }

  @Test
  void seesWhatChangedAtOnce() {
    var area = area(team(1).atKm(1), team(2).atKm(2));
    area.put(team(1).atKm(1).full().team());
    area.put(team(3).atKm(1.5).team());
    area.remove(new UUID(0, 2));
    area.remove(new UUID(0, 99));

    var decision = policy.decide(needing(), area, PLAIN);

    assertThat(((Ask) decision).offers().getFirst().teamId()).isEqualTo(new UUID(0, 3));
    assertThat(area.size()).isEqualTo(2);
    assertThat(area.find(new UUID(0, 1))).contains(team(1).atKm(1).full().team());
    assertThat(area.find(new UUID(0, 2))).isEmpty();
    assertThat(area.everybody().teams()).hasSize(2);
  }

  @Test
  void findsATeamOnceThatTookTheSlotOfOneThatLeft() {
    var placed = area(team(1));
    placed.remove(new UUID(0, 1));
    placed.put(team(2).withoutPlace().team());
    var somewhere = area(team(1).withoutPlace());
    somewhere.remove(new UUID(0, 1));
    somewhere.put(team(2).team());

    assertThat(placed.nearest(needing(), RULES).teams()).hasSize(1);
    assertThat(somewhere.nearest(needing(), RULES).teams()).hasSize(1);
  }

  @Test
  void findsATeamWhereItMovedTo() {
    var area = AreaTeams.of(teamsInARow(100));

    area.put(team(99).team());

    assertThat(area.nearest(needing(), RULES).teams().getFirst().id()).isIn(id(0), id(99));
    assertThat(area.nearest(needing(), RULES).teams()).contains(team(99).team());
  }

  @Test
  void findsATeamInTheAreasItServesSinceLately() {
    var area = area(team(1).withoutPlace().of("360803"));

    area.put(team(1).withoutPlace().of("360803").serving("360802001").team());

    assertThat(area.nearest(needing(), RULES).teams()).hasSize(1);
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  @Test
  void countsScarceSkillsAsTeamsComeAndGo() {
    var area = new AreaTeams();
    IntStream.range(0, 101).forEach(number -> area.put(team(number).withSkills(PLUMBING).team()));
    area.put(team(0).withSkills(PLUMBING, ELECTRICS).team());
    area.put(team(1).withSkills(PLUMBING, ELECTRICS).team());

    assertThat(area.scarceSkills()).containsExactly(ELECTRICS);
    assertThat(area.everybody().scarceSkills()).containsExactly(ELECTRICS);

    area.put(team(2).withSkills(PLUMBING, ELECTRICS).team());
    assertThat(area.scarceSkills()).isEmpty();
    assertThat(area.everybody().scarceSkills()).isEmpty();

    area.put(team(2).withSkills(PLUMBING).team());
    assertThat(area.scarceSkills()).containsExactly(ELECTRICS);
  }

  @Test
  void knowsASkillNoListHoldsAsWellAsAnyOther() {
    var strange = new SkillCode("S77");
    var stranger = new SkillCode("S78");
    var area = area(team(1).withSkills(stranger), team(2).withSkills(strange).atKm(5));

    assertThat(policy.contenders(needing(strange), area, PLAIN))
        .extracting(contender -> contender.team().name())
        .containsExactly("team 2");
    assertThat(area.nearest(needing(strange), RULES).filters().getFirst())
        .isEqualTo(new Filter("AllSkillsPresent", 1));
  }

  @Test
  void findsATeamThatServesTheAreaFromFartherThanAnyRadius() {
    var area =
        area(team(1).atKm(1).reachingKm(2), team(2).of("3608").serving("360802").atKm(80).full());
    area.put(team(2).of("3608").serving("360802").atKm(80).team());

    assertThat(policy.contenders(needing(), area, PLAIN))
        .extracting(contender -> contender.team().name())
        .containsExactly("team 1", "team 2");
  }

  private static AreaTeams area(Teams... teams) {
    return AreaTeams.of(java.util.Arrays.stream(teams).map(Teams::team).toList());
  }

  private static List<CandidateTeam> teamsInARow(int count) {
    return IntStream.range(0, count).mapToObj(number -> team(number).atKm(number).team()).toList();
  }

  /** At most thirty of them can be near and free, so that nobody is left out of the comparison. */
  private static List<CandidateTeam> someTeams(Random random, int count) {
    var teams = new ArrayList<CandidateTeam>();
    for (var number = 0; number < count; number++) {
      var team = team(number).atKm(random.nextInt(12)).loaded(random.nextInt(4));
      for (var skills = random.nextInt(3); skills > 0; skills--) {
        team = team.withSkills(someSkill(random));
      }
      team = random.nextInt(6) == 0 ? team.withoutPlace() : team;
      team = random.nextInt(4) == 0 ? team.of("360802") : team;
      team = random.nextInt(4) == 0 ? team.reachingKm(1 + random.nextInt(9)) : team;
      team = random.nextInt(3) == 0 ? team.open(Teams.EVENINGS) : team;
      team = random.nextInt(8) == 0 ? team.standing(Availability.FROZEN) : team;
      team = random.nextInt(9) == 0 ? team.of("360803").serving("3608") : team;
      teams.add(team.askedLately(random.nextInt(5)).answering(random.nextInt(9), 3).team());
    }
    return teams;
  }

  private static SkillCode someSkill(Random random) {
    return SKILLS.get(random.nextInt(SKILLS.size()));
  }

  @Test
  void findsATeamWhoseAreaIsWiderOrNarrowerThanTheNeed() {
    var city = new OpenNeed(new AreaCode("3608"), Needs.PLACE, null, needing().need());
    var area = area(team(1).withoutPlace().of("3608"), team(2).withoutPlace());

    assertThat(policy.contenders(city, area, PLAIN))
        .extracting(contender -> contender.team().name())
        .containsExactly("team 1");
  }
}
