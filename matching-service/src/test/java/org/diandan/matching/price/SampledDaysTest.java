package org.diandan.matching.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.diandan.contract.TimeWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampledDaysTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant THURSDAY_HALF_PAST_TEN = Instant.parse("2026-11-26T02:30:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void looksAtTheRestOfTheSameWeekdayOfTheWeeksBefore() {
    var days = new SampledDays(THURSDAY_HALF_PAST_TEN, SHANGHAI, LONG_AGO, 2, null);

    assertThat(days.listHours())
        .containsExactly(
            hours("2026-11-19T02:00:00Z", "2026-11-19T16:00:00Z"),
            hours("2026-11-12T02:00:00Z", "2026-11-12T16:00:00Z"));
    assertThat(days.todayEndsAt()).isEqualTo(Instant.parse("2026-11-26T16:00:00Z"));
  }

  @Test
  void leavesOutDaysOnWhichNobodyCouldAskForAnything() {
    var began = Instant.parse("2026-11-12T16:00:00Z");

    var days = new SampledDays(THURSDAY_HALF_PAST_TEN, SHANGHAI, began, 8, null);

    assertThat(days.listHours()).hasSize(1);
  }

  @Test
  void endsTheDayAtMidnightOfPeoplesClocksEvenInTheLastMinute() {
    var lastMinute = Instant.parse("2026-11-26T15:59:59Z");

    var days = new SampledDays(lastMinute, SHANGHAI, LONG_AGO, 1, null);

    assertThat(days.todayEndsAt()).isEqualTo(lastMinute.plusSeconds(1));
    assertThat(days.isToday(Instant.parse("2026-11-25T16:00:00Z"))).isTrue();
    assertThat(days.isToday(Instant.parse("2026-11-25T15:59:59Z"))).isFalse();
  }

  @Test
  void countsHowOftenAPlaceBecomesFreeBeforeMidnight() {
    assertThat(renewals(Duration.ofHours(3))).isEqualTo(4.5);
    assertThat(renewals(Duration.ofDays(2))).isBetween(0.28, 0.29);
    assertThat(renewals(Duration.ofMillis(1))).isEqualTo(24);
    assertThat(renewals(Duration.ZERO)).isZero();
    assertThat(renewals(null)).isZero();
  }

  @Test
  void looksAtNoDayWhenNoneIsWanted() {
    assertThat(new SampledDays(THURSDAY_HALF_PAST_TEN, SHANGHAI, LONG_AGO, 0, null).listHours())
        .isEmpty();
  }

  private static double renewals(@Nullable Duration taskTakes) {
    return new SampledDays(THURSDAY_HALF_PAST_TEN, SHANGHAI, LONG_AGO, 8, taskTakes).renewals();
  }

  private static TimeWindow hours(String from, String until) {
    return new TimeWindow(Instant.parse(from), Instant.parse(until));
  }
}
