package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.policy.WorkingHours.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime NOON = LocalTime.of(12, 0);

  /** 23 November 2026 is a Monday. */
  private static final WorkingHours MONDAY_MORNING =
      new WorkingHours(List.of(new Window(Set.of(DayOfWeek.MONDAY), NINE, NOON)));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:00, 2026-11-23T09:00, false",
    "2026-11-23T08:00, 2026-11-23T09:01, true",
    "2026-11-23T11:59, 2026-11-23T14:00, true",
    "2026-11-23T12:00, 2026-11-23T14:00, false",
    "2026-11-23T10:00, 2026-11-23T10:30, true",
    "2026-11-24T10:00, 2026-11-24T10:30, false",
    "2026-11-22T10:00, 2026-11-24T10:00, true",
    "2026-11-22T10:00, 2026-11-23T09:30, true",
    "2026-11-23T13:00, 2026-11-30T09:00, false",
    "2026-11-23T13:00, 2026-11-30T09:30, false",
    "2026-11-24T13:00, 2026-11-30T09:30, true",
    "2026-11-17T13:00, 2026-12-30T09:00, true"
  })
  void meetAWishThatSharesAMomentWithThem(LocalDateTime from, LocalDateTime until, boolean met) {
    assertThat(MONDAY_MORNING.meet(wish(from, until, ZONE), ZONE)).isEqualTo(met);
  }

  @Test
  void areReadOnTheClocksOfTheirZone() {
    var nineInLondon =
        wish(
            LocalDateTime.parse("2026-11-23T09:00"),
            LocalDateTime.parse("2026-11-23T10:00"),
            ZoneId.of("Europe/London"));

    assertThat(MONDAY_MORNING.meet(nineInLondon, ZoneId.of("Europe/London"))).isTrue();
    assertThat(MONDAY_MORNING.meet(nineInLondon, ZONE)).isFalse();
  }

  @Test
  void areAnyHoursWhenNoneAreNamed() {
    var night =
        wish(
            LocalDateTime.parse("2026-11-23T02:00"), LocalDateTime.parse("2026-11-23T03:00"), ZONE);

    assertThat(WorkingHours.ALWAYS.meet(night, ZONE)).isTrue();
  }

  @Test
  void areMetByAnyOfSeveralWindows() {
    var weekend = new Window(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), NINE, NOON);
    var evening = new Window(Set.of(DayOfWeek.MONDAY), LocalTime.of(18, 0), LocalTime.of(20, 0));
    var hours = new WorkingHours(List.of(weekend, evening));
    var mondayEvening =
        wish(
            LocalDateTime.parse("2026-11-23T19:00"), LocalDateTime.parse("2026-11-23T21:00"), ZONE);

    assertThat(hours.meet(mondayEvening, ZONE)).isTrue();
  }

  @Test
  void needADayAndAnEndAfterTheirStart() {
    var monday = Set.of(DayOfWeek.MONDAY);

    assertThatIllegalArgumentException().isThrownBy(() -> new Window(Set.of(), NINE, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(monday, NINE, NINE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(monday, NOON, NINE));
  }

  private static TimeWindow wish(LocalDateTime from, LocalDateTime until, ZoneId zone) {
    return new TimeWindow(from.atZone(zone).toInstant(), until.atZone(zone).toInstant());
  }
}
