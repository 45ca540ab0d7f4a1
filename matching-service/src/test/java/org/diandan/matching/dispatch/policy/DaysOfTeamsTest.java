package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam.Days;
import org.diandan.matching.dispatch.policy.HardRule.HasRoomThatDay;
import org.diandan.matching.dispatch.policy.HardRule.Insured;
import org.diandan.matching.dispatch.policy.WorkingHours.OtherDay;
import org.diandan.matching.dispatch.policy.WorkingHours.Window;
import org.junit.jupiter.api.Test;

class DaysOfTeamsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final Instant NOW = at(MONDAY, 9);

  @Test
  void anInsuranceCountsThroughItsLastDay() {
    var rule = new Insured(NOW, ZONE);
    var until = team(1).insuredUntil(MONDAY).team();

    assertThat(rule.admits(wishedOn(MONDAY), until)).isTrue();
    assertThat(rule.admits(wishedOn(TUESDAY), until)).isFalse();
    assertThat(rule.admits(wishedOn(TUESDAY), team(1).team())).isTrue();
  }

  @Test
  void aFullDayLeavesOtherDaysOpen() {
    var rule = new HasRoomThatDay(NOW, ZONE);
    var team = team(1).taking(2, MONDAY, MONDAY, TUESDAY).team();

    assertThat(rule.admits(wishedOn(MONDAY), team)).isFalse();
    assertThat(rule.admits(wishedOn(TUESDAY), team)).isTrue();
    assertThat(rule.admits(wishedOn(MONDAY), team.unburdened())).isTrue();
  }

  @Test
  void aNeedWithoutAWishIsServedToday() {
    var rule = new HasRoomThatDay(NOW, ZONE);
    var anyTime = new OpenNeed(new AreaCode("360802"), null, null, need());

    assertThat(rule.admits(anyTime, team(1).taking(1, MONDAY).team())).isFalse();
    assertThat(rule.admits(anyTime, team(1).taking(1, TUESDAY).team())).isTrue();
  }

  @Test
  void aDayTakesAtLeastOneTask() {
    assertThatIllegalArgumentException().isThrownBy(() -> Days.of(0, List.of()));
  }

  @Test
  void aClosedDateOverridesTheWeek() {
    var hours = new WorkingHours(mornings(), List.of(new OtherDay(MONDAY, null, null)));

    assertThat(hours.meet(from9To10(MONDAY), ZONE)).isFalse();
    assertThat(hours.meet(from9To10(TUESDAY), ZONE)).isTrue();
  }

  @Test
  void aDateWithOtherHoursOverridesTheWeek() {
    var evening = new OtherDay(MONDAY, LocalTime.of(18, 0), LocalTime.of(20, 0));
    var hours = new WorkingHours(mornings(), List.of(evening));

    assertThat(hours.meet(from9To10(MONDAY), ZONE)).isFalse();
    assertThat(hours.meet(new TimeWindow(at(MONDAY, 19), at(MONDAY, 21)), ZONE)).isTrue();
  }

  @Test
  void aTeamThatAlwaysComesMayStillCloseADate() {
    var hours = new WorkingHours(List.of(), List.of(new OtherDay(MONDAY, null, null)));

    assertThat(hours.meet(from9To10(MONDAY), ZONE)).isFalse();
    assertThat(hours.meet(new TimeWindow(at(MONDAY, 9), at(TUESDAY, 1)), ZONE)).isTrue();
  }

  @Test
  void closedDatesDoNotHideTheDaysBehindThem() {
    var closed = MONDAY.datesUntil(MONDAY.plusDays(9)).map(day -> new OtherDay(day, null, null));
    var hours = new WorkingHours(mornings(), closed.toList());

    assertThat(hours.meet(new TimeWindow(at(MONDAY, 9), at(MONDAY.plusDays(9), 10)), ZONE))
        .isTrue();
  }

  @Test
  void hoursOfADateEndAfterTheyStart() {
    var nine = LocalTime.of(9, 0);

    assertThatIllegalArgumentException().isThrownBy(() -> new OtherDay(MONDAY, nine, nine));
    assertThatIllegalArgumentException().isThrownBy(() -> new OtherDay(MONDAY, nine, null));
  }

  private static List<Window> mornings() {
    return List.of(new Window(Set.of(DayOfWeek.values()), LocalTime.of(8, 0), LocalTime.of(12, 0)));
  }

  private static OpenNeed wishedOn(LocalDate day) {
    return new OpenNeed(new AreaCode("360802"), null, from9To10(day), need());
  }

  private static Need need() {
    return new Need(new ServiceItemCode("RP01"), Urgency.U3, Set.of(), Set.of(ItemFlag.INSURANCE));
  }

  private static TimeWindow from9To10(LocalDate day) {
    return new TimeWindow(at(day, 9), at(day, 10));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(ZONE).toInstant();
  }
}
