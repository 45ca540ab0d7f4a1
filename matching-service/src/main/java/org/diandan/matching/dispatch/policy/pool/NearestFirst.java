package org.diandan.matching.dispatch.policy.pool;

import java.util.Arrays;

/**
 * Nodes of a shortest-path search with their distances, handed out nearest first. Everything costs
 * in proportion to the nodes that were reached, not to those that exist.
 */
final class NearestFirst {

  private static final int NOWHERE = -1;

  private double[] distance = new double[0];
  private int[] cameFrom = new int[0];
  private boolean[] settled = new boolean[0];
  private int[] position = new int[0];
  private int[] heap = new int[16];
  private int waiting;
  private int[] reached = new int[16];
  private int reachedCount;

  /** Forgets the last search and makes room for nodes 0 to {@code nodes} − 1. */
  void begin(int nodes) {
    for (int k = 0; k < reachedCount; k++) {
      clear(reached[k]);
    }
    reachedCount = 0;
    waiting = 0;
    var known = distance.length;
    if (nodes > known) {
      var size = Math.max(nodes, 2 * known);
      distance = Arrays.copyOf(distance, size);
      cameFrom = Arrays.copyOf(cameFrom, size);
      settled = Arrays.copyOf(settled, size);
      position = Arrays.copyOf(position, size);
      for (int node = known; node < size; node++) {
        clear(node);
      }
    }
  }

  private void clear(int node) {
    distance[node] = Double.POSITIVE_INFINITY;
    settled[node] = false;
    position[node] = NOWHERE;
  }

  /** Takes {@code node} in at this distance unless it is known to be as near already. */
  void offer(int node, double metres, int cameHereFrom) {
    if (metres >= distance[node] || settled[node]) {
      return;
    }
    if (position[node] == NOWHERE) {
      append(node);
    }
    distance[node] = metres;
    cameFrom[node] = cameHereFrom;
    raise(position[node]);
  }

  private void append(int node) {
    if (reachedCount == reached.length) {
      reached = Arrays.copyOf(reached, 2 * reachedCount);
    }
    if (waiting == heap.length) {
      heap = Arrays.copyOf(heap, 2 * waiting);
    }
    reached[reachedCount++] = node;
    put(waiting++, node);
  }

  boolean isEmpty() {
    return waiting == 0;
  }

  double nearestDistance() {
    return distance[heap[0]];
  }

  /** Takes the nearest node out; its distance is final from now on. */
  int takeNearest() {
    var nearest = heap[0];
    settled[nearest] = true;
    waiting--;
    if (waiting > 0) {
      put(0, heap[waiting]);
      sink(0);
    }
    return nearest;
  }

  double distanceTo(int node) {
    return distance[node];
  }

  int cameFrom(int node) {
    return cameFrom[node];
  }

  int reachedCount() {
    return reachedCount;
  }

  int reached(int index) {
    return reached[index];
  }

  private void raise(int start) {
    var at = start;
    var node = heap[at];
    while (at > 0 && distance[heap[(at - 1) / 2]] > distance[node]) {
      put(at, heap[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    put(at, node);
  }

  private void sink(int start) {
    var at = start;
    var node = heap[at];
    for (int child = 2 * at + 1; child < waiting; child = 2 * at + 1) {
      if (child + 1 < waiting && distance[heap[child + 1]] < distance[heap[child]]) {
        child++;
      }
      if (distance[heap[child]] >= distance[node]) {
        break;
      }
      put(at, heap[child]);
      at = child;
    }
    put(at, node);
  }

  private void put(int at, int node) {
    heap[at] = node;
    position[node] = at;
  }
}
