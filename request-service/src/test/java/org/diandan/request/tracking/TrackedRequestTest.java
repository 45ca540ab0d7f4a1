package org.diandan.request.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.tracking.TrackedRequest.Held;
import org.diandan.request.tracking.TrackedRequest.MovedClock;
import org.diandan.request.tracking.TrackedRequest.TimelineStep;
import org.diandan.request.tracking.TrackedRequest.Times;
import org.junit.jupiter.api.Test;

class TrackedRequestTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  @Test
  void isPlannedUntilTheSearchBegins() {
    assertThat(isPlanned(RequestState.SUBMITTED, 1, "ORDER 1", "PLAN 1")).isTrue();
    assertThat(isPlanned(RequestState.SUBMITTED, 1, "PLAN 1", "ORDER 1")).isTrue();
    assertThat(isPlanned(RequestState.SUBMITTED, 1, "ORDER 1")).isFalse();
    assertThat(isPlanned(RequestState.SUBMITTED, 1, "ORDER 1", "PLAN 1", "WAIT 1")).isFalse();
  }

  @Test
  void isNotPlannedAnyMoreWhenATeamWasAsked() {
    assertThat(isPlanned(RequestState.OFFERED, 1, "PLAN 1", "ASK_TEAM 1")).isFalse();
    assertThat(isPlanned(RequestState.DISPATCHING, 1, "PLAN 1", "ASK_TEAM 1", "DECLINE 1"))
        .isFalse();
  }

  @Test
  void looksAtThePresentRoundOnly() {
    assertThat(isPlanned(RequestState.DISPATCHING, 2, "PLAN 1", "ASK_TEAM 1", "REOPEN 2"))
        .isFalse();
    assertThat(isPlanned(RequestState.DISPATCHING, 2, "PLAN 1", "ASK_TEAM 1", "PLAN 2")).isTrue();
  }

  @Test
  void hasAChoiceToExplainOnceATeamWasEverAsked() {
    assertThat(request(RequestState.DISPATCHING, 2, "ASK_TEAM 1", "REOPEN 2").isOffered()).isTrue();
    assertThat(request(RequestState.ESCALATED, 1, "ORDER 1", "ESCALATE 1").isOffered()).isFalse();
  }

  /**
   * Whether a request is planned.
   *
   * @param steps kind and round of each
   */
  private static boolean isPlanned(RequestState state, int round, String... steps) {
    return request(state, round, steps).isPlanned();
  }

  private static TrackedRequest request(RequestState state, int round, String... steps) {
    return new TrackedRequest(
        new UUID(0, 1),
        "99010126-0001-5",
        state,
        round,
        new ServiceItemCode("EL05"),
        "方县",
        null,
        new Times(NOW, NOW, NOW, NOW, null, null, null, null),
        MovedClock.NONE,
        null,
        Stream.of(steps).map(TrackedRequestTest::step).toList(),
        List.of(),
        Held.BY_VOLUNTEERS);
  }

  private static TimelineStep step(String kindAndRound) {
    var words = List.of(kindAndRound.split(" ", -1));
    return new TimelineStep(
        words.getFirst(), Integer.parseInt(words.getLast()), null, NOW, null, null, null);
  }
}
