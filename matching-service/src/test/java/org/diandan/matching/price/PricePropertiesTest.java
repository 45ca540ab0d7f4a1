package org.diandan.matching.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.diandan.matching.ShippedSettings;
import org.junit.jupiter.api.Test;

class PricePropertiesTest {

  @Test
  void theShippedSettingsLearnEveryTwoHoursFromTwoMonths() {
    assertThat(shipped())
        .isEqualTo(new PriceProperties(Duration.ofHours(2), Duration.ofHours(3), 8, 20_000));
  }

  @Test
  void refusesPricesThatEndBeforeNewOnesCome() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceProperties(Duration.ofHours(2), Duration.ofHours(2), 8, 1))
        .withMessageContaining("valid-for (PT2H)");
  }

  @Test
  void refusesPricesOfYesterday() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceProperties(Duration.ofHours(2), Duration.ofHours(25), 8, 1))
        .withMessageContaining("at most a day");
  }

  private static PriceProperties shipped() {
    return ShippedSettings.of("matching.prices", PriceProperties.class);
  }
}
