package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SphereTest {

  private static final Offset<Double> TINY = within(1e-14);
  private static final double HALF_GIRTH_METRES = Math.PI * Sphere.EARTH_RADIUS_METRES;

  @ParameterizedTest
  @CsvSource({"27.11, 271100000", "-90, -900000000", "90, 900000000", "0.00000006, 1"})
  void countsLatitudesInTenMillionthsOfADegree(double degrees, int units) {
    assertThat(Sphere.latitude(degrees)).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({"114.98, 1149800000", "-180, -1800000000", "180, -1800000000", "179.9, 1799000000"})
  void givesTheAntimeridianOneLongitudeOnly(double degrees, int units) {
    assertThat(Sphere.longitude(degrees)).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({"179, -179, 2", "-179, 179, -2", "10, 190, 180", "-10, 30, 40", "100, -60, -160"})
  void goesTheShortWayRoundFromOneLongitudeToAnother(double from, double to, double way) {
    var other = Sphere.longitude(to > 180 ? to - 360 : to);

    var radians = Sphere.between(Sphere.longitude(from), other);

    assertThat(Math.abs(radians)).isCloseTo(Math.toRadians(Math.abs(way)), TINY);
    assertThat(Math.abs(way) == 180 || Math.signum(radians) == Math.signum(way)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.05, 0.0999, 0.1, 0.1001, -0.0999, -2, 3.1})
  void takesTheHaversineOfAnAngleFromASeriesOrFromTheSine(double angle) {
    var sine = Math.sin(angle / 2);

    assertThat(Sphere.haversine(angle)).isCloseTo(sine * sine, within(1e-16 + sine * sine * 1e-13));
  }

  @ParameterizedTest
  @CsvSource({
    "0.47, 0.0999",
    "0.47, -0.0999",
    "0.47, 0.1001",
    "0.47, -1.2",
    "-1.1, 0.08",
    "0, 0.0999"
  })
  void movesACosineByAnAngle(double latitude, double angle) {
    var moved = Sphere.cosineAt(Math.sin(latitude), Math.cos(latitude), angle);

    assertThat(moved).isCloseTo(Math.cos(latitude + angle), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 5_000, 700_000, 19_000_000})
  void bringsAHaversineBackToItsDistance(double metres) {
    assertThat(Sphere.metres(Sphere.haversineOfMetres(metres))).isCloseTo(metres, within(0.001));
  }

  @Test
  void knowsNothingFartherThanTheOtherSideOfTheEarth() {
    assertThat(Sphere.haversineOfMetres(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Sphere.haversineOfMetres(1.5 * HALF_GIRTH_METRES)).isEqualTo(1);
    assertThat(Sphere.metres(1 + 1e-9)).isCloseTo(HALF_GIRTH_METRES, within(0.001));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6, 0.3, 1, Math.PI / 2})
  void takesTheHaversineOfAnAngleWhoseSineIsKnown(double angle) {
    var sine = Math.sin(angle / 2);

    assertThat(Sphere.haversineOfSine(Math.sin(angle))).isCloseTo(sine * sine, within(1e-9));
    assertThat(Sphere.haversineOfSine(1 + 1e-12)).isCloseTo(0.5, within(1e-9));
  }
}
