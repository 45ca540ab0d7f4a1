package org.diandan.matching.dispatch.policy.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void refusesDamagedPrices() {
    assertThatThrownBy(() -> new SlotPrice(Double.NaN, 0, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SlotPrice(-1, 0, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new SlotPrice(Double.POSITIVE_INFINITY, 0, 1))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new SlotPrice(1, 2, 1)).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new SlotPrice(1, 2, Double.NaN)).hasMessageContaining("NaN");
    assertThat(new SlotPrice(0, 1, 1).at(1)).isZero();
  }
}
