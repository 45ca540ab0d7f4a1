package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.diandan.contract.RoughPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  /** Parts of the girth of a ball with the mean radius of the earth, 40,030,229 m. */
  @ParameterizedTest
  @CsvSource({
    "115 27, 115 27, 0",
    "115 27, 115 28, 111195",
    "115 0, 116 0, 111195",
    "0 0, 90 0, 10007557",
    "179.5 0, -179.5 0, 111195",
    "0 90, 120 90, 0",
    "0 60, 180 60, 6671705",
    "0 0, 180 0, 20015114",
    "10 45, -170 -45, 20015114"
  })
  void isAsFarFromAnotherAsTheGreatCircleIsLong(String from, String to, int metres) {
    assertThat(place(from).metresTo(place(to))).isEqualTo(metres);
    assertThat(place(to).metresTo(place(from))).isEqualTo(metres);
  }

  @ParameterizedTest
  @CsvSource({"180.001, 0", "-180.001, 0", "0, 90.001", "0, -90.001", "NaN, 0", "0, NaN"})
  void liesOnTheEarth(double longitude, double latitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(longitude, latitude));
  }

  @Test
  void isThatOfARoundedPosition() {
    var rough = new RoughPosition(114.98, 27.11);

    assertThat(Place.of(rough)).isEqualTo(new Place(114.98, 27.11));
  }

  @Test
  void mayLieOnTheAntimeridianAndAtAPole() {
    assertThat(new Place(180, 90)).isNotNull();
    assertThat(new Place(-180, -90)).isNotNull();
  }

  private static Place place(String longitudeAndLatitude) {
    var degrees = longitudeAndLatitude.split(" ", -1);
    return new Place(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]));
  }
}
