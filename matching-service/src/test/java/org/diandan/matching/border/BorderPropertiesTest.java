package org.diandan.matching.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.diandan.matching.ShippedSettings;
import org.junit.jupiter.api.Test;

class BorderPropertiesTest {

  @Test
  void theShippedSettingsAskThreeNeighboursAndHoldForTwoMinutes() {
    assertThat(shipped())
        .isEqualTo(
            new BorderProperties(
                true, 3, 3, Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofMinutes(2)));
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BorderProperties(
                    true, 3, 3, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(2)))
        .withMessageContaining("ask-again-after (PT0S)");
  }

  private static BorderProperties shipped() {
    return ShippedSettings.of("matching.border", BorderProperties.class);
  }
}
