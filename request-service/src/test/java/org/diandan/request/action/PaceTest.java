package org.diandan.request.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
  private static final Pace URGING = new Pace(Duration.ofMinutes(30), 6, Duration.ofHours(24));

  @Test
  void theFirstTimeIsAlwaysFree() {
    assertThat(wait(List.of())).isZero();
  }

  @Test
  void theNextTimeIsHalfAnHourLater() {
    assertThat(wait(List.of(ago(Duration.ofMinutes(10))))).isEqualTo(Duration.ofMinutes(20));
    assertThat(wait(List.of(ago(Duration.ofMinutes(30))))).isZero();
  }

  @Test
  void theSeventhTimeWaitsUntilTheFirstIsADayOld() {
    var six = IntStream.rangeClosed(1, 6).mapToObj(i -> ago(Duration.ofHours(i))).toList();

    assertThat(wait(six)).isEqualTo(Duration.ofHours(18));
  }

  @Test
  void theLongerWaitCounts() {
    var six =
        IntStream.rangeClosed(0, 5)
            .mapToObj(i -> ago(Duration.ofMinutes(1).plusHours(4L * i).plusMinutes(39L * i)))
            .toList();

    assertThat(wait(six)).isEqualTo(Duration.ofMinutes(44));
  }

  @Test
  void whatIsOlderThanThePeriodIsForgotten() {
    var week = IntStream.rangeClosed(1, 40).mapToObj(i -> ago(Duration.ofHours(5L * i))).toList();

    assertThat(wait(week)).isZero();
  }

  private static Duration wait(List<Instant> times) {
    return URGING.wait(Pace.Before.of(times, URGING), NOW).orElse(Duration.ZERO);
  }

  private static Instant ago(Duration age) {
    return NOW.minus(age);
  }
}
