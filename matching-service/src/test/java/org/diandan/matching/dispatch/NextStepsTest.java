package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Searches that can wait, with the engine of the product. */
class NextStepsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final Instant TONIGHT = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant ASKED_AT = TONIGHT.minus(Duration.ofHours(6));
  private static final UUID BETWEEN = new UUID(0, 1);
  private static final UUID ASIDE = new UUID(0, 2);
  private static final AreaCode TOWN = new AreaCode("360802001");
  private static final AreaTeams TEAMS = AreaTeams.of(List.of(team(BETWEEN, 1), team(ASIDE, -1.5)));

  private final NextSteps nextSteps =
      new NextSteps(
          new NextStep(() -> DispatchSettings.shipped(NextStepTest.SETTINGS), UUID::randomUUID),
          SimulatedTeams.engine(),
          NextStepTest.LATE);

  @Test
  void asksNobodyWhileThereIsTime() {
    var step = step(wished(0, State.SEARCHING, NOW), List.of());

    assertThat(step.state()).isEqualTo(State.PLANNED);
    assertThat(step.sent()).isEmpty();
    assertThat(step.nextLook()).isEqualTo(ASKED_AT);
  }

  @Test
  void asksATeamWhenTheTimeHasCome() {
    var step = step(wished(0, State.PLANNED, ASKED_AT), List.of());

    assertThat(step.state()).isEqualTo(State.OFFERED);
    assertThat(step.sent()).extracting(Step.NewOffer::teamId).containsExactly(BETWEEN);
  }

  @Test
  void callsAPersonAtOnceWhenNoTeamCouldEverServeWhatCanWait() {
    var plumbing = new Case(0, tonight(), Set.of(new SkillCode("S09")));
    var file = file(plumbing, State.SEARCHING, NOW, NOW);

    var step = step(file, List.of());

    assertThat(step.state()).isEqualTo(State.SEARCHING);
    assertThat(step.escalations())
        .extracting(Step.Escalation::reason)
        .containsExactly(EscalationReason.NOBODY_QUALIFIED);
  }

  @Test
  void keepsTheTeamThatIsBestForSomebodyWhoWaits() {
    var waiting = wished(2, State.PLANNED, NOW);

    assertThat(asked(List.of())).containsExactly(BETWEEN);
    assertThat(asked(List.of(waiting))).containsExactly(ASIDE);
  }

  @Test
  void keepsNoTeamForSomebodyWhoseTimeHasCome() {
    var due = file(new Case(2, tonight(), Set.of()), State.PLANNED, NOW, NOW);

    assertThat(asked(List.of(due))).containsExactly(BETWEEN);
  }

  private List<UUID> asked(List<CaseFile> planned) {
    var now = new Case(0, null, Set.of());
    var step = step(file(now, State.SEARCHING, NOW, NOW), planned);
    return step.sent().stream().map(Step.NewOffer::teamId).toList();
  }

  private Step step(CaseFile file, List<CaseFile> planned) {
    return nextSteps
        .of(List.of(file), new Outlook(TEAMS, TeamPrices.NONE, planned))
        .getFirst()
        .step();
  }

  private static CaseFile wished(double km, State state, Instant now) {
    return file(new Case(km, tonight(), Set.of()), state, ASKED_AT, now);
  }

  private static TimeWindow tonight() {
    return new TimeWindow(TONIGHT, TONIGHT.plus(Duration.ofHours(3)));
  }

  private record Case(double km, @Nullable TimeWindow wished, Set<SkillCode> skills) {}

  private static CaseFile file(Case of, State state, Instant nextStepAt, Instant now) {
    return new CaseFile(
        UUID.randomUUID(),
        "5001-0001-7",
        TOWN,
        7,
        new Need(new ServiceItemCode("RP01"), Urgency.U3, of.skills(), Set.of()),
        at(of.km()),
        of.wished(),
        new Clocks(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(3))),
        1,
        NOW,
        state,
        nextStepAt,
        1,
        List.of(),
        List.of(),
        Set.of(),
        false,
        Set.of(),
        null,
        now);
  }

  private static CandidateTeam team(UUID id, double km) {
    return new CandidateTeam(
        id,
        "team",
        TOWN,
        at(km),
        new WithinKilometres(50),
        Set.of(),
        Set.of(),
        new Load(0, 0, 1),
        3,
        new Safeguards(true, null),
        WorkingHours.ALWAYS,
        Standing.NEW);
  }

  private static Place at(double km) {
    return new Place(114.98, 27.11 + km / 111.195);
  }
}
