package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.NearestQualifiedTeam;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.junit.jupiter.api.Test;

class OneByOneTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  private final DecideTogether engine =
      new OneByOne(new NearestQualifiedTeam(ZoneId.of("Asia/Shanghai")));

  @Test
  void givesTheLastPlaceToTheMoreUrgentSearchAndAnswersInTheOrderOfTheQuestions() {
    var teams = Candidates.of(List.of(team(1, 1)));

    var found = engine.decideAll(List.of(wanted(Urgency.U4, 1), wanted(Urgency.U1, 1)), teams);

    assertThat(found.get(0)).isEqualTo(new Found(List.of(), new EverybodyBusy()));
    assertThat(asked(found.get(1))).containsExactly(new UUID(0, 1));
  }

  @Test
  void asksNoTeamForMoreThanItHasRoomFor() {
    var teams = Candidates.of(List.of(team(1, 2), team(2, 9)));
    var searches = List.of(wanted(Urgency.U3, 1), wanted(Urgency.U3, 1), wanted(Urgency.U3, 1));

    var found = engine.decideAll(searches, teams);

    assertThat(found)
        .flatExtracting(OneByOneTest::asked)
        .containsExactly(new UUID(0, 1), new UUID(0, 1), new UUID(0, 2));
  }

  @Test
  void asksSeveralDifferentTeamsForOneSearchAndSaysWhyThereAreNoMore() {
    var teams = Candidates.of(List.of(team(1, 5), team(2, 5)));

    var found = engine.decideAll(List.of(wanted(Urgency.U1, 3)), teams).getFirst();

    assertThat(asked(found)).containsExactly(new UUID(0, 1), new UUID(0, 2));
    assertThat(found.stopped()).isEqualTo(new EverybodyAsked());
  }

  private static List<UUID> asked(Found found) {
    return found.offers().stream().map(DispatchDecision.Offer::teamId).toList();
  }

  private static Wanted wanted(Urgency urgency, int count) {
    var need = new Need(new ServiceItemCode("RP01"), urgency, Set.of(), Set.of());
    var here = new OpenNeed(new AreaCode("360802001005"), new Place(114.98, 27.11), null, need);
    return new Wanted(here, Set.of(), new Offers(0, count), NOW);
  }

  /** Team n lives n kilometres away. */
  private static CandidateTeam team(int number, int capacity) {
    return new CandidateTeam(
        new UUID(0, number),
        "team " + number,
        new AreaCode("360802001"),
        new Place(114.98, 27.11 + number / 111.195),
        new WithinKilometres(20),
        Set.of(),
        Set.of(),
        new Load(0, 0, capacity),
        3,
        new Safeguards(true, null),
        WorkingHours.ALWAYS,
        Standing.NEW);
  }
}
