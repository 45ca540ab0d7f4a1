package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.diandan.request.batch.SourceTimes.Reading;
import org.diandan.request.batch.SourceTimes.Reading.Moment;
import org.diandan.request.batch.SourceTimes.Reading.Unclear;
import org.diandan.request.batch.SourceTimes.RepeatedHour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimesTest {

  private static final String BOSTON = "MM/dd/yyyy hh:mm:ss a";

  @Test
  void readsWinterAndSummerTimeOfTheSource() {
    assertThat(boston(RepeatedHour.REPORT, "03/08/2015 01:59:59 AM"))
        .isEqualTo(new Moment(Instant.parse("2015-03-08T06:59:59Z")));
    assertThat(boston(RepeatedHour.REPORT, "03/08/2015 03:00:00 am"))
        .isEqualTo(new Moment(Instant.parse("2015-03-08T07:00:00Z")));
    assertThat(boston(RepeatedHour.REPORT, "03/08/2015 02:22:30 PM"))
        .isEqualTo(new Moment(Instant.parse("2015-03-08T18:22:30Z")));
  }

  @Test
  void tellsATimeTheClockSkipped() {
    var reading = boston(RepeatedHour.FIRST, "03/08/2015 02:30:00 AM");

    assertThat(reading).isEqualTo(new Unclear(Flaw.SKIPPED_HOUR));
  }

  @Test
  void takesATimeThatCameTwiceOnlyAsTheMappingSays() {
    var twice = "11/01/2015 01:30:00 AM";

    assertThat(boston(RepeatedHour.REPORT, twice)).isEqualTo(new Unclear(Flaw.REPEATED_HOUR));
    assertThat(boston(RepeatedHour.FIRST, twice))
        .isEqualTo(new Moment(Instant.parse("2015-11-01T05:30:00Z")));
    assertThat(boston(RepeatedHour.SECOND, twice))
        .isEqualTo(new Moment(Instant.parse("2015-11-01T06:30:00Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02/30/2015 01:00:00 AM",
        "02/29/2015 01:00:00 AM",
        "3/8/2015 01:00:00 AM",
        "03/08/2015 13:00:00 PM",
        "03/08/2015 00:30:00 AM",
        "03/08/2015",
        "03/08/2015 01:00:00 AM?"
      })
  void bendsNoImpossibleTime(String text) {
    assertThat(boston(RepeatedHour.REPORT, text)).isEqualTo(new Unclear(Flaw.UNREADABLE_TIME));
  }

  @Test
  void takesTheFirstFormatThatFitsAndAnOffsetInTheText() {
    var times =
        new SourceTimes(
            ZoneId.of("Asia/Shanghai"),
            List.of(
                SourceTimes.format("yyyy-MM-dd HH:mm:ss").orElseThrow(),
                SourceTimes.format("yyyy/M/d H:mm").orElseThrow(),
                SourceTimes.format("yyyy-MM-dd'T'HH:mm:ssXXX").orElseThrow()),
            RepeatedHour.REPORT);

    assertThat(times.read("2026-11-26 08:00:00"))
        .isEqualTo(new Moment(Instant.parse("2026-11-26T00:00:00Z")));
    assertThat(times.read("2026/1/6 8:05"))
        .isEqualTo(new Moment(Instant.parse("2026-01-06T00:05:00Z")));
    assertThat(times.read("2026-11-26T08:00:00+01:00"))
        .isEqualTo(new Moment(Instant.parse("2026-11-26T07:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd", "HH:mm", "yyyy-MM-dd hh:mm", "QQ?{", "'yyyy-MM-dd HH:mm"})
  void refusesFormatsThatGiveNoMoment(String pattern) {
    assertThat(SourceTimes.format(pattern)).isEmpty();
  }

  private static Reading boston(RepeatedHour repeated, String text) {
    return new SourceTimes(
            ZoneId.of("America/New_York"),
            List.of(SourceTimes.format(BOSTON).orElseThrow()),
            repeated)
        .read(text);
  }
}
