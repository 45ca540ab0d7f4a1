package org.diandan.matching.dispatch.policy.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotPriceTest {

  @Test
  void fadesEvenlyUntilItIsWorthNothing() {
    var price = new SlotPrice(800, 100, 200);

    assertThat(price.at(0)).isEqualTo(800);
    assertThat(price.at(100)).isEqualTo(800);
    assertThat(price.at(150)).isEqualTo(400);
    assertThat(price.at(200)).isZero();
    assertThat(price.at(999)).isZero();
  }

  @Test
  void staysWhenItNeverBecomesWorthless() {
    var price = new SlotPrice(800, 100, Double.POSITIVE_INFINITY);

    assertThat(price.at(1e9)).isEqualTo(800);
  }

  @Test
  void isNothingForATeamWithoutPrice() {
    var prices = new ShadowPrices<>(Map.of("red", new SlotPrice(800, 100, 200)));

    assertThat(prices.of("red", 150)).isEqualTo(400);
    assertThat(prices.of("blue", 150)).isZero();
    assertThat(ShadowPrices.<String>none().of("red", 150)).isZero();
  }

  @Test
  void risesTowardsTheLastSlotAndFadesAsAWhole() {
    var price = new SlotPrice(300, 100, 200, List.of(900.0, 400.0, 200.0));

    assertThat(price.at(100, 1)).isEqualTo(900);
    assertThat(price.at(100, 2)).isEqualTo(400);
    assertThat(price.at(100, 3)).isEqualTo(300);
    assertThat(price.at(100, 4)).isEqualTo(300);
    assertThat(price.at(150, 1)).isEqualTo(450);
    assertThat(price.at(100)).isEqualTo(300);
  }

  @Test
  void isThatOfTheFirstSlotForATeamWithoutAny() {
    var prices = new ShadowPrices<>(Map.of("red", new SlotPrice(300, 0, 200, List.of(900.0))));

    assertThat(prices.of("red", 0, 0)).isEqualTo(900);
    assertThat(prices.of("blue", 0, 0)).isZero();
  }

  @Test
  void refusesDamagedPrices() {
    assertThatThrownBy(() -> new SlotPrice(Double.NaN, 0, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SlotPrice(-1, 0, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new SlotPrice(Double.POSITIVE_INFINITY, 0, 1))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new SlotPrice(1, 2, 1)).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new SlotPrice(1, 2, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SlotPrice(1, 0, 1, List.of(Double.NaN)))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SlotPrice(1, 0, 1, List.of(1.0, 2.0)))
        .hasMessageContaining("[1.0, 2.0]");
    assertThat(new SlotPrice(0, 1, 1).at(1)).isZero();
  }
}
