package org.diandan.matching.dispatch.policy.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingHoursTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final AskingHours hours =
      new AskingHours(LocalTime.of(8, 0), LocalTime.of(20, 0), SHANGHAI);

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T10:00, 2, 2026-11-26T10:00",
    "2026-11-26T08:00, 2, 2026-11-26T08:00",
    "2026-11-26T18:00, 2, 2026-11-26T18:00",
    "2026-11-26T19:00, 2, 2026-11-26T18:00",
    "2026-11-26T23:00, 2, 2026-11-26T18:00",
    "2026-11-26T03:00, 2, 2026-11-25T18:00",
    "2026-11-26T15:00, 12, 2026-11-26T08:00",
    "2026-11-26T15:00, 30, 2026-11-26T08:00",
    "2026-11-26T07:59, 30, 2026-11-25T08:00"
  })
  void putsAQuestionWhereItsWholeTimeLiesInTheDay(String latest, int answerHours, String asked) {
    assertThat(hours.latestBy(shanghai(latest), Duration.ofHours(answerHours)))
        .isEqualTo(shanghai(asked));
  }

  @Test
  void refusesADayThatEndsBeforeItBegins() {
    var eight = LocalTime.of(8, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AskingHours(eight, eight, SHANGHAI))
        .withMessageContaining("08:00");
  }

  private static Instant shanghai(String local) {
    return Instant.parse(local + ":00+08:00");
  }
}
