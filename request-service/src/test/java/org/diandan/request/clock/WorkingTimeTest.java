package org.diandan.request.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.diandan.contract.RequestEvent.Clocks;
import org.junit.jupiter.api.Test;

/** The arithmetic against a brute force that walks every minute from 2004 to 2026. */
class WorkingTimeTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2004, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final int DAY = 1440;
  private static final int CASES = 2_000;

  private final WorkingCalendar calendar = ShippedCalendar.read();
  private final WorkingTime time = new WorkingTime(calendar, SHANGHAI);
  private final boolean[] worked = workedDays();
  private final Random random = new Random(20261126);

  @Test
  void aSpanEndsWhereAMinuteCounterEnds() {
    for (int tried = 0; tried < CASES; tried++) {
      var from = workedMoment();
      int minutes = random.nextInt(9 * DAY);

      assertThat(time.after(at(from), Duration.ofMinutes(minutes)))
          .as("%s + %d min", from, minutes)
          .isEqualTo(at(counted(from, minutes)));
    }
  }

  @Test
  void whatPassedBetweenTwoMomentsIsWhatAMinuteCounterCounts() {
    for (int tried = 0; tried < CASES; tried++) {
      var from = moment();
      var until = from.plusMinutes(random.nextInt(20 * DAY));

      assertThat(time.between(at(from), at(until)))
          .as("%s to %s", from, until)
          .isEqualTo(Duration.ofMinutes(counted(from, until)));
    }
  }

  @Test
  void goingBackUndoesGoingOn() {
    for (int tried = 0; tried < CASES; tried++) {
      var from = at(workedMoment());
      var span = Duration.ofMinutes(random.nextInt(9 * DAY));

      assertThat(time.before(time.after(from, span), span)).isEqualTo(from);
    }
  }

  @Test
  void aLaterOrderOfAWorkingDayIsNeverDueEarlier() {
    for (int tried = 0; tried < CASES; tried++) {
      var first = workedMoment();
      var second = workedMoment();
      var span = Duration.ofMinutes(random.nextInt(9 * DAY));

      var due = time.after(at(first), span).compareTo(time.after(at(second), span));

      assertThat(Integer.signum(due))
          .as("%s and %s + %s", first, second, span)
          .isEqualTo(Integer.signum(first.compareTo(second)));
    }
  }

  /**
   * An order of a free day keeps its time of day, so only the day of its promise can be in order.
   */
  @Test
  void noOrderIsDueOnAnEarlierDayThanTheOneBefore() {
    for (int tried = 0; tried < CASES; tried++) {
      var first = moment();
      var second = first.plusMinutes(random.nextInt(5 * DAY));
      var span = Duration.ofDays(random.nextInt(9));

      assertThat(day(time.after(at(second), span)))
          .as("%s and %s + %s", first, second, span)
          .isAfterOrEqualTo(day(time.after(at(first), span)));
    }
  }

  @Test
  void acceptanceIsNeverDueAfterTheEndAndAPauseNeverShortens() {
    for (int tried = 0; tried < CASES; tried++) {
      var ordered = at(moment());
      var accept = Duration.ofHours(1 + random.nextInt(72));
      var finish = accept.plusHours(random.nextInt(168));
      var clocks = new Clocks(time.after(ordered, accept), time.after(ordered, finish));
      var paused = ordered.plus(Duration.ofMinutes(random.nextInt(5 * DAY)));
      var passed = time.between(paused, paused.plus(Duration.ofMinutes(random.nextInt(10 * DAY))));

      var later =
          new Clocks(time.after(clocks.acceptBy(), passed), time.after(clocks.finishBy(), passed));

      assertThat(clocks.acceptBy()).isBeforeOrEqualTo(clocks.finishBy());
      assertThat(later.acceptBy()).isBeforeOrEqualTo(later.finishBy());
      assertThat(later.acceptBy()).isAfterOrEqualTo(clocks.acceptBy());
      assertThat(later.finishBy()).isAfterOrEqualTo(clocks.finishBy());
      assertThat(time.between(clocks.finishBy(), later.finishBy())).isEqualTo(passed);
    }
  }

  @Test
  void whereClocksArePutForwardADeadlineKeepsItsTimeOfDay() {
    var berlin = ZoneId.of("Europe/Berlin");
    var plain = new WorkingTime(new WorkingCalendar(Set.of(), Set.of()), berlin);
    var friday = LocalDateTime.parse("2026-03-27T10:00").atZone(berlin).toInstant();

    var due = plain.after(friday, Duration.ofHours(24));

    assertThat(due).isEqualTo(LocalDateTime.parse("2026-03-30T10:00").atZone(berlin).toInstant());
    assertThat(Duration.between(friday, due)).isEqualTo(Duration.ofHours(71));
    assertThat(plain.between(friday, due)).isEqualTo(Duration.ofHours(24));
    assertThat(plain.before(due, Duration.ofHours(24))).isEqualTo(friday);
  }

  @Test
  void whereClocksArePutBackNoTimeRunsBackward() {
    var havana = ZoneId.of("America/Havana");
    var sundayWorked =
        new WorkingTime(new WorkingCalendar(Set.of(), Set.of(LocalDate.of(2026, 11, 1))), havana);
    var first = Instant.parse("2026-11-01T04:50:00Z");
    var secondTimeRound = Instant.parse("2026-11-01T05:10:00Z");

    assertThat(sundayWorked.between(first, secondTimeRound)).isEqualTo(Duration.ZERO);
    assertThat(RunningTime.WALL.between(first, secondTimeRound)).isEqualTo(Duration.ofMinutes(20));
  }

  private LocalDateTime counted(LocalDateTime from, int minutes) {
    long at = minuteOf(from);
    int left = minutes;
    while (left > 0 || !isWorked(at)) {
      if (isWorked(at)) {
        left--;
      }
      at++;
    }
    return FIRST.atStartOfDay().plusMinutes(at);
  }

  private long counted(LocalDateTime from, LocalDateTime until) {
    return LongStream.range(minuteOf(from), minuteOf(until)).filter(this::isWorked).count();
  }

  private boolean isWorked(long minute) {
    return worked[(int) (minute / DAY)];
  }

  private static long minuteOf(LocalDateTime at) {
    return Duration.between(FIRST.atStartOfDay(), at).toMinutes();
  }

  private boolean[] workedDays() {
    var days = new boolean[(int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1];
    for (int day = 0; day < days.length; day++) {
      days[day] = calendar.isWorked(FIRST.plusDays(day));
    }
    return days;
  }

  private LocalDateTime workedMoment() {
    var at = moment();
    return calendar.isWorked(at.toLocalDate()) ? at : workedMoment();
  }

  /** Any minute that leaves room for a span before the table ends. */
  private LocalDateTime moment() {
    long days = LAST.toEpochDay() - FIRST.toEpochDay() - 60;
    return FIRST.plusDays(random.nextLong(days)).atStartOfDay().plusMinutes(random.nextInt(DAY));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(SHANGHAI).toLocalDate();
  }
}
