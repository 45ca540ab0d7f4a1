package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

  private static final double METRES = 4_000;
  private static final double METRES_PER_UNIT =
      Sphere.EARTH_RADIUS_METRES * Sphere.RADIANS_PER_UNIT;

  private final Cells cells = new Cells(METRES);

  @ParameterizedTest
  @ValueSource(ints = {-Sphere.POLE, -271_100_000, -1, 0, 1, 271_100_000, Sphere.POLE})
  void aLatitudeLiesInTheRowThatBeginsAtItOrBelow(int latitude) {
    var row = cells.rowOf(latitude);

    assertThat(cells.beginOf(row)).isLessThanOrEqualTo(latitude);
    assertThat(cells.beginOf(row + 1)).isGreaterThan(latitude);
  }

  @Test
  void aRowIsAsHighAsACellShouldBe() {
    var units = cells.beginOf(101) - cells.beginOf(100);

    assertThat(units * METRES_PER_UNIT).isCloseTo(METRES, within(0.02));
    assertThat(cells.beginOf(0)).isEqualTo(-Sphere.POLE);
    assertThat(cells.metres()).isEqualTo(METRES);
  }

  @ParameterizedTest
  @CsvSource({"0", "271100000", "-271100000", "800000000", "-899000000"})
  void aRowHasAsManyCellsAsFitWhereItIsNarrowest(int latitude) {
    var row = cells.rowOf(latitude);
    var towardsThePole = latitude >= 0 ? cells.beginOf(row + 1) : cells.beginOf(row);
    var girth =
        2 * Math.PI * Sphere.EARTH_RADIUS_METRES * Math.cos(units(Math.abs(towardsThePole)));

    var columns = cells.columnsOf(row);

    assertThat(girth / columns).isGreaterThanOrEqualTo(METRES);
    assertThat(girth / (columns + 1)).isLessThan(METRES);
  }

  @Test
  void theRowAtAPoleIsOneCell() {
    assertThat(cells.columnsOf(cells.rowOf(Sphere.POLE))).isEqualTo(1);
    assertThat(cells.columnsOf(cells.rowOf(-Sphere.POLE))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "-1800000000, 0",
    "-901000000, 0",
    "-900000000, 1",
    "0, 2",
    "899999999, 2",
    "1799999999, 3"
  })
  void aRowIsCutEvenlyFromTheAntimeridianOn(int longitude, int column) {
    assertThat(Cells.columnOf(longitude, 4)).isEqualTo(column);
  }

  @Test
  void cellsLargerThanTheEarthAreTwoRows() {
    var huge = new Cells(1e9);

    assertThat(huge.rowOf(-1)).isZero();
    assertThat(huge.rowOf(0)).isEqualTo(1);
    assertThat(huge.columnsOf(1)).isEqualTo(1);
  }

  private static double units(long latitude) {
    return Math.min(latitude, Sphere.POLE) * Sphere.RADIANS_PER_UNIT;
  }
}
