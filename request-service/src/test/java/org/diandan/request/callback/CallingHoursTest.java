package org.diandan.request.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingHoursTest {

  private final CallingHours hours =
      new CallingHours(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T07:59:59+08:00, 2026-11-26T08:00:00+08:00",
    "2026-11-26T08:00:00+08:00, 2026-11-26T08:00:00+08:00",
    "2026-11-26T19:59:59+08:00, 2026-11-26T19:59:59+08:00",
    "2026-11-26T20:00:00+08:00, 2026-11-27T08:00:00+08:00",
    "2026-11-30T23:10:00+08:00, 2026-12-01T08:00:00+08:00",
    "2026-11-26T00:00:00+08:00, 2026-11-26T08:00:00+08:00"
  })
  void nobodyIsCalledAtNight(String wanted, String called) {
    var moment = hours.atOrAfter(Instant.parse(wanted));

    assertThat(moment).isEqualTo(Instant.parse(called));
  }
}
