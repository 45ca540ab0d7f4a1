package org.diandan.notification.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneMaskTest {

  @ParameterizedTest
  @CsvSource({"13812345678, 138****5678", "+8613812345678, +86****5678", "1234567, ****"})
  void showsOnlyTheEnds(String phone, String masked) {
    assertThat(PhoneMask.of(phone)).isEqualTo(masked);
  }
}
