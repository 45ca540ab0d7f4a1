package org.diandan.request.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.diandan.request.dashboard.web.Span.Days;
import org.junit.jupiter.api.Test;

class SpanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 27);

  @Test
  void aNamedPeriodEndsTodayAndTheLastMonthIsWhole() {
    assertThat(Span.TODAY.of(TODAY)).isEqualTo(days("2026-03-27", "2026-03-27"));
    assertThat(Span.WEEK.of(TODAY)).isEqualTo(days("2026-03-21", "2026-03-27"));
    assertThat(Span.THIRTY.of(TODAY)).isEqualTo(days("2026-02-26", "2026-03-27"));
    assertThat(Span.MONTH.of(TODAY)).isEqualTo(days("2026-03-01", "2026-03-27"));
    assertThat(Span.LAST_MONTH.of(TODAY)).isEqualTo(days("2026-02-01", "2026-02-28"));
    assertThat(Span.YEAR.of(TODAY)).isEqualTo(days("2026-01-01", "2026-03-27"));
  }

  @Test
  void isFoundByTheWordOfAnAddress() {
    assertThat(Span.find("last-month")).contains(Span.LAST_MONTH);
    assertThat(Span.find("LAST_MONTH")).isEmpty();
  }

  private static Days days(String first, String last) {
    return new Days(LocalDate.parse(first), LocalDate.parse(last));
  }
}
