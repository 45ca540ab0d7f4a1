package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import org.diandan.matching.ShippedSettings;
import org.junit.jupiter.api.Test;

class PlanningPropertiesTest {

  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theShippedSettingsAskByDayAndAllowTwoHoursOfWay() {
    assertThat(shipped()).isEqualTo(LateCommitmentTest.SETTINGS);
  }

  @Test
  void refusesToWaitNoTimeAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PlanningProperties(HOUR, Duration.ZERO, EIGHT, EIGHT.plusHours(12), 200))
        .withMessageContaining("worth-waiting (PT0S)");
  }

  @Test
  void refusesADayThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlanningProperties(HOUR, HOUR, EIGHT, EIGHT, 200))
        .withMessageContaining("asked-from (08:00)");
  }

  private static PlanningProperties shipped() {
    return ShippedSettings.of("matching.planning", PlanningProperties.class);
  }
}
