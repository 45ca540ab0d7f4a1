package org.diandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class LoadSharesTest {

  @Test
  void isZeroWhenAllTeamsCarryTheSameShare() {
    var shares = new double[] {0.5, 0.5, 0.5};

    double gini = LoadShares.gini(shares);

    assertThat(gini).isCloseTo(0, within(1e-12));
  }

  @Test
  void isThreeQuartersWhenOneOfFourCarriesEverything() {
    var shares = new double[] {0, 0, 1, 0};

    double gini = LoadShares.gini(shares);

    assertThat(gini).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void spreadsRequestsOverMoreTeamsWithTheLoadTerm() {
    var city = new BatchCity(new BatchCity.Size(300, 143, 0.3), 5);
    var solver = new ShortestAugmentingPaths();

    var plain = LoadShares.of(city, solver.solve(city.problem(20, LoadCost.none())));
    var even =
        LoadShares.of(
            city, solver.solve(city.problem(20, LoadCost.perRequestHeld(400, new int[143]))));

    assertThat(even.gini()).isLessThan(plain.gini());
    assertThat(even.idle()).isLessThan(plain.idle());
    assertThat(even.metres()).isGreaterThanOrEqualTo(plain.metres());
  }
}
