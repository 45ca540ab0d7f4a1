package org.diandan.matching.dispatch.policy.pool;

import java.util.Arrays;

/** A short growing list of neighbours with what each costs; order does not matter. */
final class Links {

  private int[] neighbour = new int[4];
  private double[] cost = new double[4];
  private int size;

  int size() {
    return size;
  }

  int neighbour(int index) {
    return neighbour[index];
  }

  double cost(int index) {
    return cost[index];
  }

  void add(int to, double itsCost) {
    if (size == neighbour.length) {
      neighbour = Arrays.copyOf(neighbour, 2 * size);
      cost = Arrays.copyOf(cost, 2 * size);
    }
    neighbour[size] = to;
    cost[size] = itsCost;
    size++;
  }

  void remove(int to) {
    for (int index = 0; index < size; index++) {
      if (neighbour[index] == to) {
        size--;
        neighbour[index] = neighbour[size];
        cost[index] = cost[size];
        return;
      }
    }
    throw new IllegalArgumentException("There is no link to %d.".formatted(to));
  }

  /** What the link costs; infinite when there is none. */
  double costTo(int to) {
    for (int index = 0; index < size; index++) {
      if (neighbour[index] == to) {
        return cost[index];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** All of them, in no particular order. */
  int[] neighbours() {
    return Arrays.copyOf(neighbour, size);
  }

  void clear() {
    size = 0;
  }
}
