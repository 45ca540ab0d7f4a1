package org.diandan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T15:30:00Z");

  private final TimeWords words = new TimeWords(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T15:59:00Z, 今天 23:59, today 23:59",
    "2026-11-23T16:00:00Z, 明天 0:00, tomorrow 0:00",
    "2026-11-22T01:05:00Z, 昨天 9:05, yesterday 9:05",
    "2026-12-01T01:00:00Z, 12月1日 9:00, 1 Dec 9:00"
  })
  void saysTheDayOfTheReader(Instant moment, String chinese, String english) {
    assertThat(words.say(moment, Locale.SIMPLIFIED_CHINESE, NOW)).isEqualTo(chinese);
    assertThat(words.say(moment, Locale.ENGLISH, NOW)).isEqualTo(english);
  }
}
