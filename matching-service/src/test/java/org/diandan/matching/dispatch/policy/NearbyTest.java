package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.junit.jupiter.api.Test;

class NearbyTest {

  private static final Circumstances PLAIN =
      Circumstances.at(Instant.parse("2026-11-23T01:00:00Z"), Set.of());
  private static final List<HardRule> RULES = new Sieve(ZoneId.of("UTC")).all(PLAIN);
  private static final List<SkillCode> SKILLS =
      List.of(PLUMBING, ELECTRICS, new SkillCode("S04"), new SkillCode("S77"));

  @Test
  void countsTheRulesOverTheSkilledUpToTheFarthestThatMayBeAsked() {
    var area =
        area(
            team(1).withSkills(PLUMBING).atKm(1).full(),
            team(2).withSkills(PLUMBING).atKm(2).reachingKm(1),
            team(3).withSkills(PLUMBING).atKm(3),
            team(4).withSkills(PLUMBING).withoutPlace(),
            team(5).atKm(1),
            team(6).withSkills(PLUMBING).atKm(4).full());

    var nearby = area.nearest(needing(PLUMBING), RULES);

    assertThat(nearby.teams()).extracting(CandidateTeam::name).containsExactly("team 3", "team 4");
    assertThat(nearby.lookedAt()).isEqualTo(4);
    assertThat(nearby.filters())
        .hasSize(17)
        .contains(new Filter("AllSkillsPresent", 4), new Filter("ServesArea", 3))
        .endsWith(new Filter("NotStopped", 3), new Filter("HasCapacity", 2));
  }

  @Test
  void countsTheSameWhateverBecameOfTheTeamsBefore() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var teams = spreadTeams(random, 150);
      var area = AreaTeams.of(teams);
      teams.stream().filter(_ -> random.nextInt(3) == 0).forEach(area::put);
      for (var team : teams.subList(0, 60)) {
        area.remove(team.id());
        area.put(team);
      }
      var need = needing(someSkill(random));

      var nearby = area.nearest(need, RULES);

      assertThat(nearby).as("seed %d", seed).isEqualTo(byLookingAtEverybody(teams, need));
    }
  }

  @Test
  void looksAtEverybodyForANeedWithoutAPlaceAndSaysSo() {
    var area = area(team(1).atKm(1), team(2).atKm(90).of("360802"), team(3).full());

    var nearby = area.nearest(Needs.withoutPlace(), RULES);

    assertThat(nearby.lookedAt()).isNull();
    assertThat(nearby.filters())
        .startsWith(new Filter("AllSkillsPresent", 3))
        .endsWith(new Filter("HasCapacity", nearby.teams().size()));
  }

  @Test
  void tellsHowManyItLookedAt() {
    var area = AreaTeams.of(IntStream.range(0, 100).mapToObj(n -> team(n).atKm(n).team()).toList());
    var policy = new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);

    var offer = ((Ask) policy.decide(needing(), area, PLAIN)).offers().getFirst();

    assertThat(offer.explanation().considered()).isEqualTo(100);
    assertThat(offer.explanation().lookedAt()).isEqualTo(30);
    assertThat(offer.explanation().filters()).endsWith(new Filter("HasCapacity", 30));
  }

  /** Each at a distance of its own, many going less far than that. */
  private static List<CandidateTeam> spreadTeams(Random random, int count) {
    var teams = new ArrayList<CandidateTeam>();
    var far = IntStream.rangeClosed(1, count).boxed().collect(Collectors.toList());
    Collections.shuffle(far, random);
    for (var number = 0; number < count; number++) {
      var team = team(number).atKm(far.get(number) / 10.0).loaded(random.nextInt(4));
      team = team.withSkills(someSkill(random), someSkill(random));
      team = random.nextInt(9) == 0 ? team.withoutPlace() : team;
      team = random.nextInt(3) == 0 ? team.reachingKm(1 + random.nextInt(9)) : team;
      team = random.nextInt(6) == 0 ? team.of("360802").serving("360802001") : team;
      team = random.nextInt(6) == 0 ? team.of("360803").serving() : team;
      team = random.nextInt(8) == 0 ? team.standing(Availability.MANUAL_ONLY) : team;
      teams.add(team.team());
    }
    return teams;
  }

  private static Nearby byLookingAtEverybody(List<CandidateTeam> teams, OpenNeed need) {
    var placed =
        teams.stream()
            .filter(team -> team.base() != null && team.skills().containsAll(need.skills()))
            .sorted(Comparator.comparing(need::metresTo))
            .toList();
    var found = placed.stream().filter(team -> mayBeAsked(team, need)).limit(30).toList();
    var until = found.isEmpty() ? placed.size() : placed.indexOf(found.getLast()) + 1;
    var unplaced =
        teams.stream()
            .filter(team -> team.base() == null && team.skills().containsAll(need.skills()))
            .filter(team -> team.reach().covers(team.area(), need.area(), null))
            .toList();
    var looked = Stream.concat(placed.subList(0, until).stream(), unplaced.stream()).toList();
    var all = Candidates.of(looked).admittedBy(RULES, need);
    var free =
        Stream.concat(found.stream(), unplaced.stream().filter(team -> mayBeAsked(team, need)))
            .toList();
    return new Nearby(free, looked.size(), all.filters());
  }

  private static AreaTeams area(Teams... teams) {
    return AreaTeams.of(java.util.Arrays.stream(teams).map(Teams::team).toList());
  }

  private static boolean mayBeAsked(CandidateTeam team, OpenNeed need) {
    return RULES.stream().allMatch(rule -> rule.admits(need, team));
  }

  private static SkillCode someSkill(Random random) {
    return SKILLS.get(random.nextInt(SKILLS.size()));
  }
}
