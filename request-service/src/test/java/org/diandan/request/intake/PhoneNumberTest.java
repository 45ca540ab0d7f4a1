package org.diandan.request.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "13812345678, 13812345678",
    "138 1234 5678, 13812345678",
    "１３８１２３４５６７８, 13812345678",
    "+86 138-1234-5678, 13812345678",
    "0796-8223344, 07968223344",
    "(010) 6552 9988, 01065529988",
  })
  void isReadHoweverItWasTyped(String typed, String digits) {
    assertThat(PhoneNumber.read(typed)).contains(new PhoneNumber(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1381234567", "138123456789", "12812345678", "8223344", "call me", "0796-123"})
  void anythingElseIsNone(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
  }

  @Test
  void neverShowsItselfInALog() {
    assertThat(new PhoneNumber("13812345678").toString()).doesNotContain("1381234");
  }
}
