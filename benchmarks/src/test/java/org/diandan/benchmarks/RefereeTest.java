package org.diandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class RefereeTest {

  @Test
  void agreesWithTheExactSolverAtEveryLoad() {
    for (double load : new double[] {0.1, 0.5, 0.9, 1.1, 3}) {
      var city = new BatchCity(new BatchCity.Size(200, 60, load), 17);
      var problem = city.problem(20, LoadCost.none());

      var plan = new ShortestAugmentingPaths().solve(problem);

      assertThat(plan.cost()).as("load %s", load).isEqualTo(new Referee(problem).cost());
    }
  }

  @Test
  void agreesWithTheExactSolverWithAConvexLoadTerm() {
    for (double load : new double[] {0.1, 0.5, 0.9, 1.1, 3}) {
      var city = new BatchCity(new BatchCity.Size(200, 60, load), 18);
      var problem = city.problem(20, LoadCost.perRequestHeld(400, new int[60]));

      var plan = new ShortestAugmentingPaths().solve(problem);

      assertThat(plan.cost()).as("load %s", load).isEqualTo(new Referee(problem).cost());
    }
  }

  @Test
  void drawsTheSameCityForTheSameSeed() {
    var size = new BatchCity.Size(50, 20, 0.5);

    var city = new BatchCity(size, 3);

    assertThat(city.teams()).isEqualTo(new BatchCity(size, 3).teams());
    assertThat(city.requests()).isEqualTo(new BatchCity(size, 3).requests());
    assertThat(city.requests()).isNotEqualTo(new BatchCity(size, 4).requests());
    assertThat(city.load()).isEqualTo(0.5);
  }
}
