package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.ELECTRICS;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class CheapestTogetherTest {

  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");

  private final CheapestQualifiedTeam oneByOne =
      new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);
  private final CheapestTogether together =
      new CheapestTogether(oneByOne, new ShortestAugmentingPaths());

  @Test
  void leavesTheOnlyTeamOfOneNeedToItThoughItIsNearestToTheOther() {
    var plumbers = team(1).withSkills(PLUMBING).loaded(2);
    var others = team(2).atKm(1);

    var decisions = decide(List.of(needing(), needing(PLUMBING)), plumbers, others);

    assertThat(askedBy(decisions)).containsExactly(others.team().id(), plumbers.team().id());
  }

  @Test
  void keepsATeamForAPlannedNeedThatHasNoOther() {
    var plumbers = team(1).withSkills(PLUMBING).loaded(2);
    var others = team(2).atKm(1);
    var teams = areaOf(plumbers, others);

    var decisions =
        together.decide(List.of(asking(needing())), List.of(asking(needing(PLUMBING))), teams);

    assertThat(askedBy(decisions)).containsExactly(others.team().id());
  }

  @Test
  void saysThatEverybodyIsBusyToWhoeverIsLeftOut() {
    var plumbers = team(1).withSkills(PLUMBING).loaded(2);

    var decisions = decide(List.of(needing(PLUMBING), needing(PLUMBING)), plumbers);

    assertThat(askedBy(decisions)).containsOnlyOnce(plumbers.team().id());
    assertThat(decisions).hasAtLeastOneElementOfType(EverybodyBusy.class);
  }

  @Test
  void asksATeamFartherThanThePenaltyRatherThanNobody() {
    var far = team(1).of("3608").atKm(90).serving("3608");

    var decisions = decide(List.of(needing(), needing()), far);

    assertThat(askedBy(decisions)).containsExactly(far.team().id(), far.team().id());
  }

  @Test
  void leavesTheTeamsAsTheyWere() {
    var plumbers = team(1).withSkills(PLUMBING);
    var teams = areaOf(plumbers);

    together.decide(List.of(asking(needing()), asking(needing(PLUMBING))), List.of(), teams);

    assertThat(teams.find(plumbers.team().id())).contains(plumbers.team());
  }

  @Test
  void explainsEveryAnswerWithTermsThatAddUp() {
    var teams = IntStream.range(1, 6).mapToObj(n -> team(n).atKm(n).loaded(2)).toList();

    var decisions = decide(List.of(needing(), needing(), needing()), teams.toArray(Teams[]::new));

    assertThat(decisions)
        .flatExtracting(decision -> ((Ask) decision).offers())
        .extracting(Offer::explanation)
        .allMatch(Explanation::addsUp)
        .allMatch(why -> why.decided() != null && why.decided().batch() == 3);
  }

  @Test
  void neverAsksATeamForMoreThanItHasRoomFor() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var teams = IntStream.range(1, 12).mapToObj(n -> someTeam(n, random)).toList();
      var needs = Stream.generate(() -> someNeed(random)).limit(1 + random.nextInt(30)).toList();

      var decisions = decide(needs, teams.toArray(Teams[]::new));

      var taken = new HashMap<UUID, Integer>();
      askedBy(decisions).forEach(id -> taken.merge(id, 1, Integer::sum));
      for (var one : teams) {
        assertThat(taken.getOrDefault(one.team().id(), 0))
            .as("seed %d", seed)
            .isLessThanOrEqualTo(one.team().load().room());
      }
    }
  }

  private List<DispatchDecision> decide(List<OpenNeed> needs, Teams... teams) {
    var asking = needs.stream().map(CheapestTogetherTest::asking).toList();
    return together.decide(asking, List.of(), areaOf(teams));
  }

  private static Asking asking(OpenNeed need) {
    return new Asking(need, Circumstances.at(NOW, Set.of()));
  }

  private static AreaTeams areaOf(Teams... teams) {
    return AreaTeams.of(Stream.of(teams).map(Teams::team).toList());
  }

  private static List<UUID> askedBy(List<DispatchDecision> decisions) {
    var asked = new ArrayList<UUID>();
    for (var decision : decisions) {
      if (decision instanceof Ask ask) {
        ask.offers().forEach(offer -> asked.add(offer.teamId()));
      }
    }
    return asked;
  }

  private static Teams someTeam(int number, Random random) {
    var some = team(number).atKm(random.nextInt(9)).loaded(random.nextInt(4));
    return random.nextBoolean() ? some.withSkills(PLUMBING) : some.withSkills(ELECTRICS);
  }

  private static OpenNeed someNeed(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> needing(PLUMBING);
      case 1 -> needing(ELECTRICS);
      default -> needing();
    };
  }
}
