package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContenderTest {

  @Test
  void comesFirstWhenItCostsLessHoweverFarItIs() {
    assertThat(inOrder(contender(team(1), 10, 500), contender(team(2), 90, 499)))
        .containsExactly("team 2", "team 1");
  }

  @Test
  void comesFirstAtTheSameCostWhenItIsNearerOrAtLeastKnownWhere() {
    assertThat(
            inOrder(
                contender(team(1), null, 500),
                contender(team(2), 90, 500),
                contender(team(3), 10, 500)))
        .containsExactly("team 3", "team 2", "team 1");
  }

  @Test
  void comesFirstAtTheSameDistanceWhenLessOfItsRoomIsTaken() {
    var third = team(1).loaded(1);
    var quarter = team(2).takingOn(8).loaded(2);

    assertThat(inOrder(contender(third, 10, 500), contender(quarter, 10, 500)))
        .containsExactly("team 2", "team 1");
  }

  @Test
  void comesFirstByItsIdWhenNothingElseDiffers() {
    assertThat(inOrder(contender(team(2), 10, 500), contender(team(1), 10, 500)))
        .containsExactly("team 1", "team 2");
  }

  @Test
  void isNeverNearerThanOneAtTheSameDistance() {
    var near = contender(team(1), 10, 500);

    assertThat(near.isNearerThan(contender(team(2), 11, 0))).isTrue();
    assertThat(near.isNearerThan(contender(team(2), 10, 0))).isFalse();
    assertThat(near.isNearerThan(contender(team(2), null, 0))).isTrue();
    assertThat(contender(team(2), null, 0).isNearerThan(contender(team(3), null, 0))).isFalse();
  }

  private static Contender contender(Teams team, @Nullable Integer metres, long cost) {
    return new Contender(team.team(), metres, new PairCost(cost, 0, 0, 0, 0, 0, 0, 0));
  }

  private static List<String> inOrder(Contender... contenders) {
    return Stream.of(contenders)
        .sorted(Contender.CHEAPEST_FIRST)
        .map(contender -> contender.team().name())
        .toList();
  }
}
