package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

  private static final CommonPasswords COMMON = CommonPasswords.shipped();

  @Test
  void knowsAtLeastTheThreeThousandPasswordsTheSecurityGoalsAskFor() {
    assertThat(COMMON.size()).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unbelievable",
        "Sunshine2026!",
        "1234dragon5678",
        "P@ssw0rd2026",
        "footballfootball",
        "diandan20261126",
        "ZhiYuanZhe@2026",
        "1qaz2wsx3edc4rfv",
        "123456789012",
      })
  void knowsThePasswordInItsUsualDisguises(String disguised) {
    assertThat(COMMON.contains(disguised)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steady-otters-1",
        "correct horse battery",
        "吃饭睡觉打豆豆十二个字",
        "7d1f0ac4c2e94",
        "long-enough-for-gnaw",
      })
  void letsOthersPass(String good) {
    assertThat(COMMON.contains(good)).isFalse();
  }
}
