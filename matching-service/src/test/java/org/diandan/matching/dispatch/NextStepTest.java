package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.Step.Escalation;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.dispatch.policy.Found;
import org.diandan.matching.dispatch.policy.Rung;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.junit.jupiter.api.Test;

class NextStepTest {

  private static final Instant BEGAN = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant ACCEPT_BY = BEGAN.plus(Duration.ofHours(4));
  private static final Map<Urgency, Duration> ANY =
      Map.of(
          Urgency.U1, Duration.ofHours(1),
          Urgency.U2, Duration.ofHours(1),
          Urgency.U3, Duration.ofHours(1),
          Urgency.U4, Duration.ofHours(1));
  private static final DispatchProperties.Visit VISIT =
      new DispatchProperties.Visit(ANY, Duration.ofMinutes(15), Duration.ofHours(1), ANY);
  static final DispatchProperties SETTINGS =
      new DispatchProperties(
          ZoneId.of("Asia/Shanghai"),
          Map.of(
              Urgency.U1, Duration.ofMinutes(5),
              Urgency.U2, Duration.ofMinutes(20),
              Urgency.U3, Duration.ofHours(2),
              Urgency.U4, Duration.ofHours(12)),
          Map.of(Urgency.U1, 2, Urgency.U2, 1, Urgency.U3, 1, Urgency.U4, 1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          Duration.ofSeconds(1),
          VISIT);

  static final LateCommitment LATE =
      new LateCommitment(
          LateCommitmentTest.SETTINGS, () -> DispatchSettings.shipped(SETTINGS), SETTINGS.zone());

  @Test
  void asksOneTeamAndLooksAgainWhenItsTimeIsOver() {
    var step = step(file(Urgency.U3, BEGAN), offer(1), offer(2));

    assertThat(step.sent()).extracting(Step.NewOffer::teamId).containsExactly(team(1));
    assertThat(step.state()).isEqualTo(CaseFile.State.OFFERED);
    assertThat(step.nextLook()).isEqualTo(BEGAN.plus(Duration.ofHours(2)));
    assertThat(step.escalations()).isEmpty();
  }

  @Test
  void asksTwoTeamsAndAPersonInAnEmergencyAndThePersonOnlyOnce() {
    var first = step(file(Urgency.U1, BEGAN), offer(1), offer(2), offer(3));
    var again = step(file(Urgency.U1, BEGAN, EscalationReason.EMERGENCY), offer(1), offer(2));

    assertThat(first.sent()).hasSize(2);
    assertThat(first.escalations()).containsExactly(Escalation.because(EscalationReason.EMERGENCY));
    assertThat(again.escalations()).isEmpty();
  }

  @Test
  void leavesARunningOfferAloneAndEndsOneWhoseTimeIsOver() {
    var running = open(1, BEGAN.plusSeconds(1));
    var over = open(2, BEGAN);

    var step = step(with(file(Urgency.U1, BEGAN), running, over), offer(3));

    assertThat(step.expired()).containsExactly(over);
    assertThat(step.sent()).extracting(Step.NewOffer::teamId).containsExactly(team(3));
    assertThat(step.nextLook()).isEqualTo(running.expiresAt());
  }

  @Test
  void waitsForABusyTeamAndCallsAPersonAfterHalfOfTheTime() {
    var early = step(file(Urgency.U3, BEGAN), new EverybodyBusy(Set.of(team(1))));
    var late =
        step(file(Urgency.U3, BEGAN.plus(Duration.ofHours(2))), new EverybodyBusy(Set.of(team(1))));

    assertThat(early.state()).isEqualTo(CaseFile.State.SEARCHING);
    assertThat(early.escalations()).isEmpty();
    assertThat(early.nextLook()).isEqualTo(BEGAN.plus(Duration.ofMinutes(1)));
    assertThat(late.escalations())
        .containsExactly(Escalation.because(EscalationReason.EVERYBODY_BUSY));
  }

  @Test
  void tellsTheResidentOnceInARoundThatEveryTeamIsBusy() {
    var busy = new EverybodyBusy(Set.of(team(1), team(2)));

    var first = step(file(Urgency.U3, BEGAN), busy);
    var again = step(waitingTold(file(Urgency.U3, BEGAN)), busy);

    assertThat(first.waiting()).isEqualTo(new Step.Waiting(busy.teams(), null));
    assertThat(again.waiting()).isNull();
  }

  @Test
  void tellsNobodyToWaitWhileATeamIsAskedOrWhenWaitingHelpsNothing() {
    var busy = new EverybodyBusy(Set.of(team(2)));

    assertThat(step(file(Urgency.U1, BEGAN), offer(1), busy).waiting()).isNull();
    assertThat(step(file(Urgency.U3, BEGAN), new EverybodyAsked()).waiting()).isNull();
  }

  @Test
  void callsAPersonWhenNobodyIsLeftToAskAndLooksForNewTeamsNowAndThen() {
    var missing = Set.of(new SkillCode("S09"));
    var nobody = step(file(Urgency.U3, BEGAN), new NobodyQualified(missing, List.of()));
    var everybody = step(file(Urgency.U3, BEGAN), new EverybodyAsked());

    assertThat(nobody.escalations())
        .containsExactly(new Escalation(EscalationReason.NOBODY_QUALIFIED, missing));
    assertThat(nobody.nextLook()).isEqualTo(BEGAN.plus(Duration.ofMinutes(15)));
    assertThat(everybody.escalations())
        .containsExactly(Escalation.because(EscalationReason.EVERYBODY_DECLINED));
  }

  @Test
  void callsAPersonAtThePromisedTimeAndSearchesOn() {
    var step = step(file(Urgency.U3, ACCEPT_BY), offer(1));

    assertThat(step.escalations())
        .containsExactly(Escalation.because(EscalationReason.OUT_OF_TIME));
    assertThat(step.sent()).hasSize(1);
    assertThat(step.nextLook()).isAfter(ACCEPT_BY);
  }

  @Test
  void leavesSomethingElseToAPersonAndDoesNotPutItBeforeTheEngine() {
    var first = step(somethingElse(Urgency.U3, BEGAN));
    var again = step(somethingElse(Urgency.U3, BEGAN, EscalationReason.UNCLEAR));
    var emergency = step(somethingElse(Urgency.U1, BEGAN), offer(1), offer(2));

    assertThat(first.escalations()).containsExactly(Escalation.because(EscalationReason.UNCLEAR));
    assertThat(first.sent()).isEmpty();
    assertThat(again.escalations()).isEmpty();
    assertThat(emergency.sent()).hasSize(2);
  }

  @Test
  void looksNoLaterThanThePromisedTime() {
    var almost = ACCEPT_BY.minusSeconds(30);

    assertThat(step(file(Urgency.U3, almost), offer(1)).nextLook()).isEqualTo(ACCEPT_BY);
  }

  private static Step step(CaseFile file, DispatchDecision... decisions) {
    var queue = new ArrayDeque<>(List.of(decisions));
    var ids = new ArrayDeque<>(List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3)));
    var steps =
        new NextSteps(
            new NextStep(() -> DispatchSettings.shipped(SETTINGS), ids::remove),
            (searches, _) -> searches.stream().map(search -> found(search, queue)).toList(),
            LATE);
    return steps
        .of(List.of(file), new Outlook(AreaTeams.of(List.of()), TeamPrices.NONE, List.of()))
        .getFirst()
        .step();
  }

  private static Found found(Wanted search, Queue<DispatchDecision> decisions) {
    var offers = new ArrayList<DispatchDecision.Offer>();
    while (search.offers().running() + offers.size() < search.offers().atMost()) {
      var decision = decisions.remove();
      if (!(decision instanceof DispatchDecision.Ask ask)) {
        return new Found(offers, decision);
      }
      offers.addAll(ask.offers());
    }
    return new Found(offers, null);
  }

  private static DispatchDecision offer(int team) {
    var terms = new Terms(team(team), "team " + team, Rung.OWN_TOWN, 1000, 0, 3, null, null);
    var explanation = new Explanation("test", 1, List.of(), terms, List.of(), null, null);
    return new DispatchDecision.Ask(
        List.of(
            new DispatchDecision.Offer(
                terms.teamId(), terms.teamName(), terms.distanceMetres(), explanation)));
  }

  private static CaseFile.Offer open(int team, Instant expiresAt) {
    return new CaseFile.Offer(
        new UUID(2, team), 1, team(team), "team " + team, true, OfferState.SENT, expiresAt);
  }

  private static UUID team(int number) {
    return new UUID(0, number);
  }

  private static CaseFile file(Urgency urgency, Instant now, EscalationReason... escalated) {
    return file("RP01", urgency, now, escalated);
  }

  private static CaseFile somethingElse(
      Urgency urgency, Instant now, EscalationReason... escalated) {
    return file("RP99", urgency, now, escalated);
  }

  private static CaseFile file(
      String item, Urgency urgency, Instant now, EscalationReason... escalated) {
    return new CaseFile(
        new UUID(3, 1),
        "5001-0001-7",
        new AreaCode("360802001005"),
        7,
        new Need(new ServiceItemCode(item), urgency, Set.of(), Set.of()),
        null,
        null,
        new Clocks(ACCEPT_BY, ACCEPT_BY.plus(Duration.ofDays(1))),
        1,
        BEGAN,
        CaseFile.State.SEARCHING,
        now,
        1,
        List.of(),
        List.of(),
        Set.of(escalated),
        false,
        Set.of(),
        null,
        now);
  }

  private static CaseFile waitingTold(CaseFile file) {
    return new CaseFile(
        file.requestId(),
        file.orderNumber(),
        file.area(),
        file.partition(),
        file.need(),
        file.place(),
        file.wished(),
        file.clocks(),
        file.round(),
        file.roundBeganAt(),
        file.state(),
        file.nextStepAt(),
        file.version(),
        file.offers(),
        file.assignments(),
        file.escalated(),
        true,
        file.conflicted(),
        null,
        file.now());
  }

  private static CaseFile with(CaseFile file, CaseFile.Offer... offers) {
    return new CaseFile(
        file.requestId(),
        file.orderNumber(),
        file.area(),
        file.partition(),
        file.need(),
        file.place(),
        file.wished(),
        file.clocks(),
        file.round(),
        file.roundBeganAt(),
        file.state(),
        file.nextStepAt(),
        file.version(),
        List.of(offers),
        file.assignments(),
        Set.of(EscalationReason.EMERGENCY),
        file.waitingTold(),
        file.conflicted(),
        null,
        file.now());
  }
}
