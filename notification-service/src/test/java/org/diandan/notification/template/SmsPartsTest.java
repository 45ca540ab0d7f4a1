package org.diandan.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsPartsTest {

  @ParameterizedTest
  @CsvSource({
    "请, 0, 1",
    "请, 70, 1",
    "请, 71, 2",
    "请, 134, 2",
    "请, 135, 3",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "€, 80, 1",
    "€, 81, 2"
  })
  void countsAsProvidersDo(String character, int times, int parts) {
    assertThat(SmsParts.of(character.repeat(times))).isEqualTo(parts);
  }
}
