package org.diandan.matching.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.matching.border.BorderQuestion.State;
import org.diandan.matching.border.NextQuestions.Asked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextQuestionsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
  private static final AreaCode NEAR = new AreaCode("3607");
  private static final AreaCode FAR = new AreaCode("3601");
  private static final List<AreaCode> BOTH = List.of(NEAR, FAR);
  private static final Duration AGAIN = Duration.ofMinutes(30);
  private static final BorderProperties SETTINGS =
      new BorderProperties(true, 3, 2, AGAIN, Duration.ofMinutes(1), Duration.ofMinutes(2));

  @Test
  void asksTheNearestFirstAndTheNextWhenItSaidNo() {
    assertThat(next(BOTH)).isEqualTo(ask(1, NEAR));
    assertThat(next(BOTH, ended(NEAR, 1, NOW))).isEqualTo(ask(1, FAR));
  }

  @Test
  void waitsWhileAQuestionIsOpen() {
    assertThat(next(BOTH, open(NEAR))).isEqualTo(nothing(1, null));
  }

  @Test
  void asksAllAtOnceInAnEmergencyAndEachOnce() {
    assertThat(urgent(BOTH)).isEqualTo(ask(1, NEAR, FAR));
    assertThat(urgent(BOTH, open(NEAR))).isEqualTo(ask(1, FAR));
    assertThat(urgent(BOTH, open(NEAR), open(FAR))).isEqualTo(nothing(1, null));
  }

  @Test
  void asksAllOfThemAgainAfterAWhileAndNotForEver() {
    var ended = new BorderQuestion[] {ended(NEAR, 1, NOW.minus(AGAIN)), ended(FAR, 1, NOW)};
    var longAgo =
        new BorderQuestion[] {ended(NEAR, 1, NOW.minus(AGAIN)), ended(FAR, 1, NOW.minus(AGAIN))};
    var last = new BorderQuestion[] {ended(NEAR, 2, NOW.minus(AGAIN)), ended(FAR, 2, NOW)};

    assertThat(next(BOTH, ended)).isEqualTo(nothing(1, NOW.plus(AGAIN)));
    assertThat(next(BOTH, longAgo)).isEqualTo(ask(2, NEAR));
    assertThat(next(BOTH, last)).isEqualTo(nothing(2, null));
  }

  @Test
  void asksNobodyWhereThereIsNoNeighbourAndLooksAgainLater() {
    assertThat(next(List.of())).isEqualTo(nothing(1, NOW.plus(AGAIN)));
    assertThat(urgent(List.of())).isEqualTo(nothing(1, NOW.plus(AGAIN)));
  }

  private static NextQuestions next(List<AreaCode> near, BorderQuestion... asked) {
    return NextQuestions.of(false, near, new Asked(List.of(asked), NOW), SETTINGS);
  }

  private static NextQuestions urgent(List<AreaCode> near, BorderQuestion... asked) {
    return NextQuestions.of(true, near, new Asked(List.of(asked), NOW), SETTINGS);
  }

  private static NextQuestions ask(int attempt, AreaCode... areas) {
    return new NextQuestions(List.of(areas), attempt, null);
  }

  private static NextQuestions nothing(int attempt, @Nullable Instant lookAt) {
    return new NextQuestions(List.of(), attempt, lookAt);
  }

  private static BorderQuestion open(AreaCode area) {
    return question(area, 1, State.ASKED, null);
  }

  private static BorderQuestion ended(AreaCode area, int attempt, Instant at) {
    return question(area, attempt, State.UNANSWERED, at);
  }

  private static BorderQuestion question(
      AreaCode area, int attempt, State state, @Nullable Instant endedAt) {
    return new BorderQuestion(
        new UUID(1, attempt),
        new Case(new UUID(2, 1), new AreaCode("360802001005"), 1),
        area,
        attempt,
        null,
        state,
        60_000,
        NOW.plusSeconds(60),
        null,
        null,
        endedAt,
        NOW);
  }
}
