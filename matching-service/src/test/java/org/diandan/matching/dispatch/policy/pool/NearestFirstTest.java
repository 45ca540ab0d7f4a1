package org.diandan.matching.dispatch.policy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestFirstTest {

  private static final int NODES = 70;

  private final NearestFirst nodes = new NearestFirst();

  @Test
  void handsNodesOutByTheirLeastDistance() {
    var random = new SplittableRandom(11);
    var least = new double[NODES];
    nodes.begin(NODES);
    for (int node = 0; node < NODES; node++) {
      least[node] = 500 + random.nextInt(1_000);
      nodes.offer(node, least[node], 0);
    }
    for (int node = 0; node < NODES; node += 3) {
      least[node] = random.nextInt(2_000);
      nodes.offer(node, least[node], 1);
      least[node] = nodes.distanceTo(node);
    }

    var handedOut = new ArrayList<Double>();
    while (!nodes.isEmpty()) {
      var nearest = nodes.nearestDistance();
      assertThat(least[nodes.takeNearest()]).isEqualTo(nearest);
      handedOut.add(nearest);
    }

    assertThat(handedOut).hasSize(NODES).isSorted();
    assertThat(nodes.reachedCount()).isEqualTo(NODES);
  }

  @Test
  void remembersTheWayOfTheLeastDistanceOnly() {
    nodes.begin(3);
    nodes.offer(1, 10, 0);

    nodes.offer(1, 10, 2);
    assertThat(nodes.cameFrom(1)).isZero();

    nodes.offer(1, 9, 2);
    assertThat(nodes.cameFrom(1)).isEqualTo(2);
    assertThat(nodes.distanceTo(1)).isEqualTo(9);
    assertThat(nodes.reachedCount()).isEqualTo(1);
  }

  @Test
  void leavesANodeAloneOnceItWasHandedOut() {
    nodes.begin(2);
    nodes.offer(0, 5, 1);
    assertThat(nodes.takeNearest()).isZero();

    nodes.offer(0, 4, 1);

    assertThat(nodes.isEmpty()).isTrue();
    assertThat(nodes.distanceTo(0)).isEqualTo(5);
  }

  @Test
  void forgetsTheLastSearch() {
    nodes.begin(20);
    for (int node = 0; node < 20; node++) {
      nodes.offer(node, 30 - node, 0);
    }
    nodes.takeNearest();

    nodes.begin(41);

    assertThat(nodes.isEmpty()).isTrue();
    assertThat(nodes.reachedCount()).isZero();
    nodes.offer(19, 99, 7);
    nodes.offer(40, 98, 7);
    assertThat(nodes.takeNearest()).isEqualTo(40);
    assertThat(nodes.takeNearest()).isEqualTo(19);
    assertThat(nodes.reached(0)).isEqualTo(19);
  }
}
