package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class GeoTimeTest {

  @Test
  void writesSecondsAndNothingFiner() {
    var moment = Instant.parse("2026-11-26T00:00:00.987654Z");

    assertThat(GeoTime.write(moment, ZoneId.of("Asia/Shanghai")))
        .isEqualTo("2026-11-26T08:00:00+08:00");
    assertThat(GeoTime.write(moment, ZoneId.of("UTC"))).isEqualTo("2026-11-26T00:00:00Z");
  }

  @Test
  void readsEveryOffsetAndASpaceThatWasAPlus() {
    var moment = Instant.parse("2026-11-26T00:00:00Z");

    assertThat(GeoTime.read("2026-11-26T08:00:00+08:00")).contains(moment);
    assertThat(GeoTime.read("2026-11-26T08:00:00 08:00")).contains(moment);
    assertThat(GeoTime.read("2026-11-25T19:00-05:00")).contains(moment);
  }

  @Test
  void readsNothingWithoutOffsetAndNothingImpossible() {
    assertThat(GeoTime.read("2026-11-26T08:00:00")).isEmpty();
    assertThat(GeoTime.read("2026-02-30T08:00:00Z")).isEmpty();
    assertThat(GeoTime.read("9999-12-31T23:59:59-18:00")).isEmpty();
    assertThat(GeoTime.read("")).isEmpty();
  }
}
