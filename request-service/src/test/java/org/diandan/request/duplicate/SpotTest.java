package org.diandan.request.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.contract.RoughPosition;
import org.junit.jupiter.api.Test;

class SpotTest {

  private static final String VILLAGE = "360802001001";
  private static final String NEXT_VILLAGE = "360802001002";

  @Test
  void fiveHundredMetresDecideWhereBothPointsAreKnown() {
    var here = new Spot(VILLAGE, new RoughPosition(115, 27.1));

    assertThat(here.isNear(new Spot(NEXT_VILLAGE, new RoughPosition(115.004, 27.1)))).isTrue();
    assertThat(here.isNear(new Spot(VILLAGE, new RoughPosition(115, 27.106)))).isFalse();
  }

  @Test
  void theVillageDecidesWhereAPointIsMissing() {
    var here = new Spot(VILLAGE, new RoughPosition(115, 27.1));

    assertThat(here.isNear(new Spot(VILLAGE, null))).isTrue();
    assertThat(here.isNear(new Spot(NEXT_VILLAGE, null))).isFalse();
    assertThat(here.isNear(new Spot("360802001", null))).isTrue();
    assertThat(here.isNear(new Spot("360802002", null))).isFalse();
    assertThat(new Spot("360802", null).isNear(new Spot("360802", null))).isFalse();
  }
}
