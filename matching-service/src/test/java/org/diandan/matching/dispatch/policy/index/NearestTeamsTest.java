package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestTeamsTest {

  private final NearestTeams answer = new NearestTeams(3);

  @Test
  void keepsTheNearestInTheirOrder() {
    answer.begin(SlotFilter.ALL);

    enter(0.4, 1);
    enter(0.2, 2);
    enter(0.3, 3);
    enter(0.1, 4);

    assertThat(answer.count()).isEqualTo(3);
    assertThat(answer.slot(0)).isEqualTo(4);
    assertThat(answer.slot(1)).isEqualTo(2);
    assertThat(answer.slot(2)).isEqualTo(3);
    assertThat(answer.limit()).isEqualTo(0.3);
  }

  @Test
  void putsTheSmallerSlotFirstAmongTeamsEquallyFar() {
    answer.begin(SlotFilter.ALL);

    enter(0.2, 9);
    enter(0.2, 7);
    enter(0.2, 8);

    assertThat(answer.slot(0)).isEqualTo(7);
    assertThat(answer.slot(2)).isEqualTo(9);
    assertThat(answer.wants(0.2, 9)).isFalse();
    assertThat(answer.wants(0.2, 10)).isFalse();
    assertThat(answer.wants(0.2, 6)).isTrue();
    assertThat(answer.wants(0.1, 10)).isTrue();
  }

  @Test
  void wantsWhoeverIsWithinTheRadiusWhileThereIsRoom() {
    answer.within(10_000);
    answer.begin(SlotFilter.ALL);
    var edge = Sphere.haversineOfMetres(10_000);

    assertThat(answer.limit()).isEqualTo(edge);
    assertThat(answer.wants(edge, 1)).isTrue();
    assertThat(answer.wants(Math.nextUp(edge), 1)).isFalse();
  }

  @Test
  void givesTheLastPlaceUpForSomebodyNearer() {
    answer.atMost(1).begin(SlotFilter.ALL);

    enter(0.4, 1);
    enter(0.3, 5);

    assertThat(answer.count()).isEqualTo(1);
    assertThat(answer.slot(0)).isEqualTo(5);
    assertThat(answer.metres(0)).isCloseTo(Sphere.metres(0.3), within(1e-6));
  }

  @Test
  void forgetsTheLastAnswerWithTheNextQuestion() {
    answer.begin(SlotFilter.ALL);
    enter(0.1, 1);
    enter(0.1, 2);
    enter(0.1, 3);

    answer.begin(slot -> slot == 4);

    assertThat(answer.count()).isZero();
    assertThat(answer.wants(0.9, 4)).isTrue();
    assertThat(answer.admits(4, 0)).isTrue();
    assertThat(answer.admits(5, 0)).isFalse();
  }

  @Test
  void acceptsARadiusOfZeroAndAsManyTeamsAsItHasRoomFor() {
    answer.within(0).atMost(3).begin(SlotFilter.ALL);

    assertThat(answer.wants(0, 1)).isTrue();
    assertThat(answer.wants(1e-12, 1)).isFalse();
    assertThat(new NearestTeams(1).count()).isZero();
  }

  @Test
  void measuresTheWayOnTheBall() {
    answer.around(114.98, 27.11);
    var haversine = answer.haversineTo(Sphere.latitude(27.61), Sphere.longitude(115.48));

    // The spherical law of cosines, another formula for the same distance.
    var cosine =
        Math.sin(Math.toRadians(27.11)) * Math.sin(Math.toRadians(27.61))
            + Math.cos(Math.toRadians(27.11))
                * Math.cos(Math.toRadians(27.61))
                * Math.cos(Math.toRadians(0.5));
    assertThat(Sphere.metres(haversine))
        .isCloseTo(Sphere.EARTH_RADIUS_METRES * Math.acos(cosine), within(0.1));
  }

  private void enter(double haversine, int slot) {
    if (answer.wants(haversine, slot)) {
      answer.enter(haversine, slot);
    }
  }
}
