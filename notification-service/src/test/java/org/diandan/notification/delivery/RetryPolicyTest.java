package org.diandan.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.diandan.notification.delivery.Outcome.GivenUp;
import org.diandan.notification.delivery.Outcome.Postponed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private final RetryPolicy policy =
      new RetryPolicy(10, Duration.ofSeconds(5), Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "8, PT10M40S", "9, PT15M"})
  void doublesThePauseUpToTheLongest(int tries, Duration pause) {
    assertThat(policy.after(tries, "no answer")).isEqualTo(new Postponed(pause, "no answer"));
  }

  @Test
  void givesUpAfterTheLastTry() {
    assertThat(policy.after(10, "no answer")).isEqualTo(new GivenUp("no answer"));
    assertThat(policy.after(11, "no answer")).isEqualTo(new GivenUp("no answer"));
  }

  @Test
  void outlastsTwoMinutesOfTrouble() {
    var pauses = Duration.ZERO;
    for (var tries = 1; policy.after(tries, "") instanceof Postponed postponed; tries++) {
      pauses = pauses.plus(postponed.pause());
    }

    assertThat(pauses).isGreaterThan(Duration.ofMinutes(30));
  }
}
