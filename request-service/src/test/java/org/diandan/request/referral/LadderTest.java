package org.diandan.request.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.clock.RunningTime;
import org.diandan.request.department.Department;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.referral.LadderProperties.Spans;
import org.diandan.request.referral.OnLadder.Held;
import org.diandan.request.referral.OnLadder.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
  private static final UUID HOUSING = new UUID(0, 1);
  private static final UUID REFERRAL = new UUID(0, 2);
  private static final RungClocks CLOCKS =
      new RungClocks(
          RunningTime.WALL,
          new Spans(
              Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3)),
          Duration.ofHours(2));

  @Test
  void theClockOfARungGoesOnWhoeverHoldsItThereAndBeginsOnTheNextOne() {
    var running = NOW.plusSeconds(60);
    var returned = request(RequestState.REFERRED, 1, running, null);

    assertThat(CLOCKS.until(returned, Rung.RESPONSIBLE)).isEqualTo(running);
    assertThat(CLOCKS.until(returned, Rung.FUNCTIONAL)).isEqualTo(NOW.plus(Duration.ofDays(2)));
    assertThat(CLOCKS.afresh(returned, Rung.RESPONSIBLE)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(CLOCKS.signBy(returned)).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void aSearchThatBeginsAnewKeepsThePromisedEndUnlessItIsTooNear() {
    var far = request(RequestState.REFERRED, 0, NOW, null);

    assertThat(CLOCKS.anew(far))
        .isEqualTo(new Clocks(NOW.plus(Duration.ofHours(2)), NOW.plus(Duration.ofDays(2))));
    assertThat(new RungClocks(RunningTime.WALL, CLOCKS.spans(), Duration.ofDays(3)).anew(far))
        .isEqualTo(new Clocks(NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(3))));
  }

  @Test
  void theThirdReturnForcesWhoeverGetsItNext() {
    assertThat(Ladder.forces(request(RequestState.REFERRED, 2, NOW, null))).isFalse();
    assertThat(Ladder.forces(request(RequestState.REFERRED, 3, NOW, null))).isTrue();
    assertThat(Ladder.whyNotReturn(held(true, true), REFERRAL))
        .contains(new LadderOutcome.MustLead());
    assertThat(Ladder.whyNotReturn(held(false, true), REFERRAL)).isEmpty();
  }

  @Test
  void nobodyAnswersBeforeSigningOrSignsTwice() {
    assertThat(Ladder.whyNotAnswer(held(false, false), REFERRAL))
        .contains(new LadderOutcome.NotSigned());
    assertThat(Ladder.whyNotSign(held(false, true), REFERRAL))
        .contains(new LadderOutcome.SignedAlready());
    assertThat(Ladder.whyNotSign(held(false, false), new UUID(0, 9)))
        .contains(new LadderOutcome.Gone());
    assertThat(Ladder.whyNotSign(request(RequestState.REFERRED, 1, NOW, null), REFERRAL))
        .contains(new LadderOutcome.Gone());
  }

  @Test
  void itGoesOnlyToAnotherOpenDepartmentOfItsArea() {
    var request = held(false, true);

    assertThat(Ladder.whyNotRefer(request, department(new UUID(0, 3), "990101", true))).isEmpty();
    assertThat(Ladder.whyNotRefer(request, department(HOUSING, "990101", true)))
        .contains(new LadderOutcome.SameDepartment());
    assertThat(Ladder.whyNotRefer(request, department(new UUID(0, 3), "990101", false)))
        .contains(new LadderOutcome.NotForThisArea());
    assertThat(Ladder.whyNotRefer(request, department(new UUID(0, 3), "990102", true)))
        .contains(new LadderOutcome.NotForThisArea());
  }

  @Test
  void nothingMovesWhileATeamIsThereOrAfterTheEnd() {
    for (var state : new RequestState[] {RequestState.IN_SERVICE, RequestState.ENDED}) {
      for (var step : new Step[] {Step.REFER, Step.SEND_TO_MEETING, Step.HAND_BACK}) {
        assertThat(Ladder.whyNot(request(state, 0, null, null), step))
            .contains(new LadderOutcome.OutOfOrder(state));
      }
    }
  }

  private static Department department(UUID id, String area, boolean open) {
    return new Department(id, area, "住建局", Rung.RESPONSIBLE, "", open);
  }

  private static OnLadder held(boolean forced, boolean signed) {
    return request(
        RequestState.REFERRED,
        0,
        NOW,
        new Held(REFERRAL, HOUSING, "住建局", forced, signed, NOW, NOW, NOW, Set.of()));
  }

  private static OnLadder request(
      RequestState state, int bounces, @Nullable Instant until, @Nullable Held held) {
    return new OnLadder(
        new UUID(0, 7),
        state,
        1,
        1,
        new AreaCode("990101001001"),
        new Kind(new ServiceItemCode("EL05"), Urgency.U2),
        new Clocks(NOW, NOW.plus(Duration.ofDays(2))),
        until == null ? Rung.COMMUNITY : Rung.RESPONSIBLE,
        until,
        bounces,
        false,
        held,
        NOW);
  }
}
