package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

  private static final int URGENCY = 0;
  private static final int MINUTES = 1;

  /** What a test changes: urgency of U1, minutes to double, then the numbers in their order. */
  private final long[] values = {4, 30, 400, 3, 3_000, 500, 1_500, 4_000, 200, 1_500, 60_000};

  @Test
  void areAsTheDocumentSays() {
    assertThat(weights().loadMetres()).isEqualTo(Weights.SHIPPED.loadMetres());
    assertThat(weights()).usingRecursiveComparison().isEqualTo(Weights.SHIPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 100",
    "1, 1, 525600",
    "2, 0, 1000000",
    "3, 1, 1000",
    "4, 0, 1000000",
    "5, 0, 1000000",
    "6, 0, 4000",
    "7, 1500, 1000000",
    "8, 0, 1000000",
    "9, 0, 1000000",
    "10, 1, 10000000"
  })
  void mayBeAnythingWithinTheirRangeAndNothingOutside(int which, long least, long most) {
    values[which] = least;
    assertThat(weights()).isNotNull();
    values[which] = most;
    assertThat(weights()).isNotNull();

    values[which] = least - 1;
    assertThatIllegalArgumentException()
        .isThrownBy(this::weights)
        .withMessageContaining(" is %d; it must be".formatted(least - 1));
    values[which] = most + 1;
    assertThatIllegalArgumentException().isThrownBy(this::weights);
  }

  @Test
  void needANumberForEveryUrgency() {
    var some = new HashMap<>(Weights.SHIPPED.urgency());
    some.remove(Urgency.U4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights(some, Weights.SHIPPED.doublesAfter()))
        .withMessage("The weights have no weight for U4.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights(Weights.SHIPPED.urgency(), Map.of()))
        .withMessage("The weights have no time to double for U1.");
  }

  private Weights weights() {
    var urgency = new HashMap<>(Weights.SHIPPED.urgency());
    urgency.put(Urgency.U1, (int) values[URGENCY]);
    var doubles = new HashMap<>(Weights.SHIPPED.doublesAfter());
    doubles.put(Urgency.U1, Duration.ofMinutes(values[MINUTES]));
    return weights(urgency, doubles);
  }

  private Weights weights(Map<Urgency, Integer> urgency, Map<Urgency, Duration> doubles) {
    return new Weights(
        urgency,
        doubles,
        values[2],
        (int) values[3],
        values[4],
        values[5],
        values[6],
        values[7],
        values[8],
        values[9],
        values[10]);
  }
}
