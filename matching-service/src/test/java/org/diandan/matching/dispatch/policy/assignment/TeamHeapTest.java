package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TeamHeapTest {

  @Test
  void handsTeamsOutNearestFirst() {
    var heap = new TeamHeap(60);
    var distances = new SplittableRandom(3).longs(60, 0, 1_000).toArray();
    for (int team = 0; team < distances.length; team++) {
      heap.add(team, distances[team]);
    }

    var handedOut = new ArrayList<Long>();
    while (!heap.isEmpty()) {
      long nearest = heap.nearestDistance();
      assertThat(distances[heap.removeNearest()]).isEqualTo(nearest);
      handedOut.add(nearest);
    }

    assertThat(handedOut).hasSize(60).isSorted();
  }

  @Test
  void hearsThatATeamIsNearerThanThought() {
    var heap = new TeamHeap(9);
    for (int team = 0; team < 9; team++) {
      heap.add(team, 10 + team);
    }

    heap.nearer(8, 9);
    heap.nearer(6, 11);

    assertThat(List.of(heap.removeNearest(), heap.removeNearest())).containsExactly(8, 0);
    assertThat(heap.nearestDistance()).isEqualTo(11);
  }

  @Test
  void isEmptyAfterTheLastTeamAndWhenCleared() {
    var heap = new TeamHeap(2);
    assertThat(heap.isEmpty()).isTrue();

    heap.add(1, 5);
    assertThat(heap.isEmpty()).isFalse();
    assertThat(heap.removeNearest()).isEqualTo(1);
    assertThat(heap.isEmpty()).isTrue();

    heap.add(0, 7);
    heap.clear();
    assertThat(heap.isEmpty()).isTrue();
  }
}
