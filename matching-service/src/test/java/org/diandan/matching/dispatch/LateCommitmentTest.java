package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.Offer;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.LateCommitment.Plan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateCommitmentTest {

  static final PlanningProperties SETTINGS =
      new PlanningProperties(
          Duration.ofHours(2), Duration.ofHours(1), LocalTime.of(8, 0), LocalTime.of(20, 0), 200);

  private static final Instant NOW = shanghai("2026-11-26T08:00");

  private final LateCommitment late =
      new LateCommitment(
          SETTINGS,
          () -> DispatchSettings.shipped(NextStepTest.SETTINGS),
          ZoneId.of("Asia/Shanghai"));

  @Test
  void asksAsLateAsTravelAndTwoAnswersAllow() {
    var file = wished(Urgency.U3, shanghai("2026-11-26T18:00"), Duration.ofDays(2));

    assertThat(late.planFor(file))
        .contains(new Plan(shanghai("2026-11-26T12:00"), shanghai("2026-11-26T16:00")));
  }

  @Test
  void leavesHalfOfThePromisedTimeForAsking() {
    var file = wished(Urgency.U3, shanghai("2026-11-30T09:00"), Duration.ofHours(16));

    assertThat(late.planFor(file))
        .contains(new Plan(shanghai("2026-11-26T16:00"), shanghai("2026-11-26T20:00")));
  }

  @Test
  void promisesNoLaterThanTheClockOfAcceptance() {
    var file = wished(Urgency.U3, shanghai("2026-11-30T09:00"), Duration.ofHours(6));

    assertThat(late.planFor(file))
        .contains(new Plan(shanghai("2026-11-26T11:00"), shanghai("2026-11-26T14:00")));
  }

  @Test
  void asksNobodyInTheNight() {
    var file = wished(Urgency.U3, shanghai("2026-11-27T09:00"), Duration.ofDays(2));

    assertThat(late.planFor(file)).map(Plan::askAt).contains(shanghai("2026-11-26T18:00"));
  }

  @Test
  void doesNotWaitForLessThanAnHour() {
    var file = wished(Urgency.U3, shanghai("2026-11-26T15:00"), Duration.ofDays(2));

    assertThat(late.planFor(file)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"U1", "U2"})
  void neverLetsUrgentNeedsWait(Urgency urgency) {
    assertThat(late.planFor(wished(urgency, shanghai("2026-11-30T09:00"), Duration.ofDays(2))))
        .isEmpty();
  }

  @Test
  void doesNotWaitWhenAnyTimeWillDo() {
    assertThat(late.planFor(file(Urgency.U3, null, Duration.ofDays(2), List.of()))).isEmpty();
  }

  @Test
  void goesOnAtOnceWhenATeamWasAskedAlready() {
    var asked =
        new Offer(new UUID(2, 1), 1, new UUID(0, 1), "team", true, OfferState.DECLINED, NOW);
    var wished = window(shanghai("2026-11-30T09:00"));

    assertThat(late.planFor(file(Urgency.U3, wished, Duration.ofDays(2), List.of(asked))))
        .isEmpty();
  }

  private static CaseFile wished(Urgency urgency, Instant from, Duration acceptWithin) {
    return file(urgency, window(from), acceptWithin, List.of());
  }

  private static TimeWindow window(Instant from) {
    return new TimeWindow(from, from.plus(Duration.ofHours(3)));
  }

  private static CaseFile file(
      Urgency urgency, @Nullable TimeWindow wished, Duration acceptWithin, List<Offer> offers) {
    return new CaseFile(
        new UUID(3, 1),
        "5001-0001-7",
        new AreaCode("360802001005"),
        7,
        new Need(new ServiceItemCode("RP01"), urgency, Set.of(), Set.of()),
        null,
        wished,
        new Clocks(NOW.plus(acceptWithin), NOW.plus(acceptWithin).plus(acceptWithin)),
        1,
        NOW,
        State.SEARCHING,
        NOW,
        1,
        offers,
        List.of(),
        Set.of(),
        false,
        Set.of(),
        null,
        NOW);
  }

  private static Instant shanghai(String local) {
    return Instant.parse(local + ":00+08:00");
  }
}
