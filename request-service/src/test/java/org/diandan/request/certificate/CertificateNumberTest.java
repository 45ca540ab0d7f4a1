package org.diandan.request.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateNumberTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @Test
  void isReadHoweverItIsTyped() {
    var number = CertificateNumber.of(DAY, new Random(1));

    assertThat(number.value()).matches("2611-[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}-.");
    assertThat(
            CertificateNumber.read(
                " " + number.value().replace("-", " ").toLowerCase(Locale.ROOT) + " "))
        .contains(number);
  }

  @Test
  void everyWrongCharacterShows() {
    var random = new Random(7);
    for (int i = 0; i < 50; i++) {
      var number = CertificateNumber.of(DAY, random).value();
      for (int at = 5; at < number.length(); at++) {
        for (char other : "23456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
          var changed = number.substring(0, at) + other + number.substring(at + 1);
          if (number.charAt(at) != '-' && number.charAt(at) != other) {
            assertThat(CertificateNumber.read(changed)).as("%s for %s", changed, number).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void isNothingElse() {
    assertThat(CertificateNumber.read("")).isEmpty();
    assertThat(CertificateNumber.read("2611-0000-0000-0")).isEmpty();
    assertThatThrownBy(() -> new CertificateNumber("2611K7M2PQ4X9"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
