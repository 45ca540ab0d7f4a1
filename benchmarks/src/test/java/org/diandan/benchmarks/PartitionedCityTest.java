package org.diandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.border.BorderExchange;
import org.junit.jupiter.api.Test;

class PartitionedCityTest {

  @Test
  void comesNearTheGlobalOptimumByAskingNeighbours() {
    var city = new BatchCity(new BatchCity.Size(300, 300, 0.9), 5);
    var whole = city.problem(20, LoadCost.none());
    var parts = new PartitionedCity(city, whole, city.side() / 2);
    long optimum = new ShortestAugmentingPaths().solve(whole).cost();
    long localOnly = parts.cost();

    int moved = parts.askForUnmatched(new BorderExchange(0));
    long afterUnmatched = parts.cost();
    moved += parts.askForAll(new BorderExchange(200));

    assertThat(afterUnmatched).isLessThan(localOnly);
    assertThat(parts.cost()).isBetween(optimum, afterUnmatched);
    assertThat(parts.crossings()).isEqualTo(moved).isPositive();
    assertThat(parts.questions()).isGreaterThanOrEqualTo(moved);
    assertThat((double) parts.cost() / optimum).isLessThan(1.05);
  }
}
