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
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Decided;
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
  void weighsNoPlannedNeedThatCouldUseNoneOfTheTeamsCompared() {
    var teams = areaOf(team(1).withSkills(PLUMBING), team(2).withSkills(ELECTRICS));
    var two = List.of(asking(needing(PLUMBING)), asking(needing(PLUMBING)));

    var decisions = together.decide(two, List.of(asking(needing(ELECTRICS))), teams);

    assertThat(decisions)
        .allSatisfy(
            found ->
                assertThat(found.offers().getFirst().explanation().decided())
                    .extracting(Decided::batch)
                    .isEqualTo(2));
  }

  @Test
  void saysThatEverybodyIsBusyToWhoeverIsLeftOut() {
    var plumbers = team(1).withSkills(PLUMBING).loaded(2);

    var found = decide(List.of(needing(PLUMBING), needing(PLUMBING)), plumbers);

    assertThat(askedBy(found)).containsOnlyOnce(plumbers.team().id());
    assertThat(found)
        .contains(new Found(List.of(), new EverybodyBusy(Set.of(plumbers.team().id()))));
  }

  @Test
  void givesTheLastPlaceToTheMoreUrgentNeedAndAnswersInTheOrderOfTheQuestions() {
    var last = team(1).loaded(2);

    var found = decide(List.of(urgent(Urgency.U4), urgent(Urgency.U1)), last);

    assertThat(found.get(0))
        .isEqualTo(new Found(List.of(), new EverybodyBusy(Set.of(last.team().id()))));
    assertThat(askedBy(found)).containsExactly(last.team().id());
  }

  @Test
  void asksSeveralTeamsInAnEmergencyAndSaysWhyThereAreNoMore() {
    var emergency = new Asking(urgent(Urgency.U1), asking(new Offers(0, 3)));
    var teams = areaOf(team(1));

    var found = together.decide(List.of(emergency), List.of(), teams);

    assertThat(askedBy(found)).containsExactly(new UUID(0, 1));
    assertThat(found.getFirst().stopped()).isEqualTo(new EverybodyAsked());
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
  void spreadsNeedsWhereASecondTaskWeighsMoreThanALittleWay() {
    var near = team(1).atKm(1);
    var next = team(2).atKm(1.3);

    var found = decide(List.of(needing(), needing()), near, next);

    assertThat(askedBy(found)).containsExactlyInAnyOrder(near.team().id(), next.team().id());
  }

  @Test
  void countsWhatATeamHasOnItsHandsOnce() {
    var busy = team(1).atKm(1).loaded(1);
    var idle = team(2).atKm(1.5);
    var plumbers = team(3).atKm(4).withSkills(PLUMBING);

    var found = decide(List.of(needing(), needing(PLUMBING)), busy, idle, plumbers);

    assertThat(askedBy(found)).containsExactly(busy.team().id(), plumbers.team().id());
  }

  @Test
  void asksSeveralTeamsInAnEmergencyBesideOtherNeeds() {
    var emergency = new Asking(urgent(Urgency.U1), asking(new Offers(0, 3)));
    var teams = areaOf(team(1), team(2), team(3));

    var found = together.decide(List.of(asking(needing()), emergency), List.of(), teams);

    assertThat(found.getFirst().offers()).hasSize(1);
    assertThat(found.getLast().offers()).hasSizeGreaterThan(1);
  }

  @Test
  void decidesANeedThatIsAloneOneByOne() {
    var found = decide(List.of(needing()), team(1), team(2));

    assertThat(found.getFirst().offers().getFirst().explanation().decided())
        .extracting("solver", "batch")
        .containsExactly("one-by-one", 1);
  }

  @Test
  void explainsEveryAnswerWithTermsThatAddUp() {
    var teams = IntStream.range(1, 6).mapToObj(n -> team(n).atKm(n).loaded(2)).toList();

    var decisions = decide(List.of(needing(), needing(), needing()), teams.toArray(Teams[]::new));

    assertThat(decisions)
        .flatExtracting(Found::offers)
        .extracting(Offer::explanation)
        .allMatch(Explanation::addsUp)
        .allMatch(why -> why.decided() != null && why.decided().batch() == 3);
  }

  @Test
  void neverAsksATeamForMoreThanItHasRoomFor() {
    for (var seed = 0; seed < Tries.of(200); seed++) {
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

  private List<Found> decide(List<OpenNeed> needs, Teams... teams) {
    var asking = needs.stream().map(CheapestTogetherTest::asking).toList();
    return together.decide(asking, List.of(), areaOf(teams));
  }

  private static Asking asking(OpenNeed need) {
    return new Asking(need, Circumstances.at(NOW, Set.of()));
  }

  private static Circumstances asking(Offers offers) {
    return new Circumstances(NOW, Set.of(), offers, TeamPrices.NONE, Set.of());
  }

  private static OpenNeed urgent(Urgency urgency) {
    var need = needing().need();
    return new OpenNeed(
        Needs.VILLAGE, Needs.PLACE, null, new Need(need.item(), urgency, Set.of(), Set.of()));
  }

  private static AreaTeams areaOf(Teams... teams) {
    return AreaTeams.of(Stream.of(teams).map(Teams::team).toList());
  }

  private static List<UUID> askedBy(List<Found> found) {
    var asked = new ArrayList<UUID>();
    for (var one : found) {
      one.offers().forEach(offer -> asked.add(offer.teamId()));
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
