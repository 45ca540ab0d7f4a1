package org.diandan.benchmarks.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.diandan.benchmarks.county.County.Town;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.Place;
import org.junit.jupiter.api.Test;

class CountyTest {

  @Test
  void readsTheRealTownsOfACountyOfJian() {
    var county = County.withCode("360802");

    assertThat(county.name()).isEqualTo("吉州区");
    assertThat(county.towns()).hasSize(12);
    assertThat(county.towns().getFirst()).isEqualTo(new Town(new AreaCode("360802001"), "古南街道", 6));
    assertThat(county.towns().stream().mapToInt(Town::villages).sum()).isEqualTo(138);
    assertThat(county.outline().contains(county.seat())).isTrue();
  }

  @Test
  void sharesTheVillagesOfAnyOtherCountyAmongItsTowns() {
    var county = County.withCode("110101");

    assertThat(county.towns()).hasSize(17).allMatch(town -> town.villages() >= 9);
    assertThat(county.towns().stream().mapToInt(Town::villages).sum()).isEqualTo(169);
    assertThat(county.outline().contains(county.seat())).isTrue();
  }

  @Test
  void refusesACountyThatDoesNotExist() {
    assertThatThrownBy(() -> County.withCode("999999"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no county 999999");
  }

  @Test
  void knowsInsideFromOutsideOfABorderWithABay() {
    var bay =
        new Outline(
            List.of(
                new Place(0, 0),
                new Place(4, 0),
                new Place(4, 4),
                new Place(2, 1),
                new Place(0, 4)));

    assertThat(bay.contains(new Place(1, 1))).isTrue();
    assertThat(bay.contains(new Place(2, 2))).isFalse();
    assertThat(bay.contains(new Place(5, 1))).isFalse();
  }

  @Test
  void drawsPlacesInsideTheBorderOnly() {
    var outline = County.withCode("360827").outline();
    var random = new SplittableRandom(1);

    for (int draw = 0; draw < 200; draw++) {
      var place = outline.draw(random);

      assertThat(outline.contains(place)).isTrue();
      assertThat(outline.contains(outline.near(place, 5, random))).isTrue();
    }
  }

  @Test
  void measuresTheAreaOfACounty() {
    var square =
        new Outline(
            List.of(new Place(0, 0), new Place(0.1, 0), new Place(0.1, 0.1), new Place(0, 0.1)));

    assertThat(square.squareKilometres()).isCloseTo(123.6, within(0.2));
  }
}
