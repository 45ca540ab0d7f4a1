package org.diandan.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.diandan.contract.AreaCode;
import org.junit.jupiter.api.Test;

class OrderNumberTest {

  private static final OrderNumber NUMBER = OrderNumber.of(new AreaCode("360802001001"), 2026, 173);

  @Test
  void tellsCountyYearAndSequence() {
    assertThat(NUMBER.value()).isEqualTo("36080226-0173-3");
  }

  @Test
  void growsWithTheSequence() {
    assertThat(OrderNumber.of(new AreaCode("360802"), 2026, 123456).value())
        .startsWith("36080226-123456-");
  }

  @Test
  void isReadHoweverItWasTyped() {
    assertThat(OrderNumber.read(" 36080226 0173 3 ")).contains(NUMBER);
    assertThat(OrderNumber.read("3608022601733")).contains(NUMBER);
    assertThat(OrderNumber.read("３６０８０２２６－０１７３－３")).contains(NUMBER);
  }

  @Test
  void everySingleWrongDigitIsFound() {
    var digits = NUMBER.value();
    for (int at = 0; at < digits.length(); at++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digits.charAt(at) != '-' && digits.charAt(at) != digit) {
          var wrong = digits.substring(0, at) + digit + digits.substring(at + 1);

          assertThat(OrderNumber.read(wrong)).as(wrong).isEmpty();
        }
      }
    }
  }

  @Test
  void nonsenseIsNoNumber() {
    assertThat(OrderNumber.read("")).isEmpty();
    assertThat(OrderNumber.read("ordinary words")).isEmpty();
    assertThatThrownBy(() -> new OrderNumber("36080226-0173-4"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
