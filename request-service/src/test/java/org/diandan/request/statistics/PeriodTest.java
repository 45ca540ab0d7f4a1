package org.diandan.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.diandan.request.statistics.FigureTable.Row;
import org.junit.jupiter.api.Test;

class PeriodTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Test
  void aMonthIsComparedWithTheMonthBeforeAndTheSameMonthAYearBefore() {
    var march = Period.ofDays(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZONE);

    assertThat(march.before())
        .isEqualTo(Period.ofDays(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), ZONE));
    assertThat(march.yearBefore())
        .isEqualTo(Period.ofDays(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1), ZONE));
  }

  @Test
  void anAssessmentFromThe19thIsComparedWithTheOneBefore() {
    var assessment = Period.ofDays(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 4, 19), ZONE);

    assertThat(assessment.before())
        .isEqualTo(Period.ofDays(LocalDate.of(2026, 2, 19), LocalDate.of(2026, 3, 19), ZONE));
  }

  @Test
  void anyOtherSpanIsComparedWithItsOwnLengthBeforeIt() {
    var week = Period.ofDays(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9), ZONE);

    assertThat(week.before())
        .isEqualTo(Period.ofDays(LocalDate.of(2026, 2, 23), LocalDate.of(2026, 3, 2), ZONE));
  }

  @Test
  void aPeriodHoldsSomeTime() {
    var day = LocalDate.of(2026, 3, 2);

    assertThatThrownBy(() -> Period.ofDays(day, day, ZONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMeanOverUnitsWeighsThemTheSameAndLeavesOutThoseWithoutAValue() {
    var table =
        new FigureTable(
            Dimension.COUNTY,
            List.of(row("a", 1, 2), row("b", 9, 10), row("c", 0, 0)),
            row("", 10, 12));

    assertThat(table.meanOverRows(Figure.RESOLUTION)).hasValue(0.7);
    assertThat(table.total().get(Figure.RESOLUTION).value()).hasValue(10 / 12.0);
  }

  private static Row row(String key, long part, long whole) {
    return new Row(
        key, whole, Map.of(Figure.RESOLUTION, new Measure.Rate((double) part, whole, whole < 10)));
  }
}
