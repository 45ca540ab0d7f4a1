package org.diandan.request.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.diandan.request.report.ReportKind.Cut;
import org.diandan.request.statistics.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportKindTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "DAY 0 1, 2026-11-27, 2026-11-27T00:00, 2026-11-28T00:00",
    "DAY 12 1, 2026-11-27, 2026-11-26T12:00, 2026-11-27T12:00",
    "WEEK 0 1, 2026-11-27, 2026-11-23T00:00, 2026-11-30T00:00",
    "WEEK 12 19, 2026-11-23, 2026-11-23T00:00, 2026-11-30T00:00",
    "MONTH 0 1, 2026-02-28, 2026-02-01T00:00, 2026-03-01T00:00",
    "MONTH 0 19, 2026-03-31, 2026-02-19T00:00, 2026-03-19T00:00",
    "SPAN 0 1, 2026-11-27, 2026-11-27T00:00, 2026-11-28T00:00"
  })
  void aDayBelongsToOnePeriod(String cut, LocalDate day, LocalDateTime from, LocalDateTime until) {
    var period = kind(cut).around(day, cutOf(cut), ZONE);

    assertThat(period).isEqualTo(new Period(from, until, ZONE, Period.Basis.CREATED));
  }

  @ParameterizedTest
  @CsvSource({
    "DAY 0 1, 2026-11-27T11:59, 2026-11-27T00:00",
    "DAY 12 1, 2026-11-27T11:59, 2026-11-26T12:00",
    "DAY 12 1, 2026-11-27T12:00, 2026-11-27T12:00",
    "WEEK 0 1, 2026-11-29T23:59, 2026-11-23T00:00",
    "WEEK 0 1, 2026-11-30T00:00, 2026-11-30T00:00",
    "MONTH 0 1, 2026-12-31T23:59, 2026-12-01T00:00",
    "MONTH 0 19, 2026-11-19T00:00, 2026-11-19T00:00",
    "MONTH 0 28, 2026-11-27T00:00, 2026-10-28T00:00"
  })
  void theLatestPeriodThatIsOverHasEndedByNow(String cut, LocalDateTime now, LocalDateTime end) {
    var period = kind(cut).latestOver(now, cutOf(cut), ZONE);

    assertThat(period.until()).isEqualTo(end);
  }

  @Test
  void whatIsCutOutsideOfADayOrOfTheShortestMonthIsNoPeriod() {
    assertThatThrownBy(() -> new Cut(24, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cut(0, 29)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T00:00, 8, 2026-12-01T08:00",
    "2026-12-01T00:00, 0, 2026-12-01T00:00",
    "2026-11-27T12:00, 8, 2026-11-28T08:00",
    "2026-11-27T12:00, 12, 2026-11-27T12:00"
  })
  void aReportIsIssuedAtTheFirstSuchHourAfterTheEnd(
      LocalDateTime end, int hour, LocalDateTime due) {
    assertThat(IssueByClock.dueAt(end, hour)).isEqualTo(due);
  }

  private static ReportKind kind(String cut) {
    return ReportKind.valueOf(cut.split(" ", -1)[0]);
  }

  private static Cut cutOf(String cut) {
    var parts = cut.split(" ", -1);
    return new Cut(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
