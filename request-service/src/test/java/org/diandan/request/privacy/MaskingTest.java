package org.diandan.request.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

  @Test
  void keepsTheEndsOfAMobileNumber() {
    assertThat(Masking.phone("13812345678")).isEqualTo("138****5678");
  }

  @Test
  void keepsTheEndOfALandline() {
    assertThat(Masking.phone("07968221234")).isEqualTo("079****1234");
    assertThat(Masking.phone("0108221234")).isEqualTo("****1234");
  }

  @Test
  void keepsTheFamilyName() {
    assertThat(Masking.name("张三丰")).isEqualTo("张**");
  }
}
