package org.diandan.matching.dispatch.policy.assignment;

/** Teams waiting to be looked at, nearest first; a team's distance can fall while it waits. */
final class TeamHeap {

  private static final int WIDTH = 4;

  private final int[] heap;
  private final long[] key;
  private final int[] place;
  private int size;

  TeamHeap(int teams) {
    heap = new int[teams];
    key = new long[teams];
    place = new int[teams];
  }

  boolean isEmpty() {
    return size == 0;
  }

  long nearestDistance() {
    return key[0];
  }

  void clear() {
    size = 0;
  }

  void add(int team, long distance) {
    rise(size++, team, distance);
  }

  /** Tells that a waiting team is nearer than thought. */
  void nearer(int team, long distance) {
    rise(place[team], team, distance);
  }

  int removeNearest() {
    int nearest = heap[0];
    size--;
    if (size > 0) {
      sink(heap[size], key[size]);
    }
    return nearest;
  }

  private void rise(int from, int team, long distance) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) / WIDTH;
      if (key[parent] <= distance) {
        break;
      }
      put(hole, heap[parent], key[parent]);
      hole = parent;
    }
    put(hole, team, distance);
  }

  private void sink(int team, long distance) {
    int hole = 0;
    while (true) {
      int child = nearestChild(hole);
      if (child < 0 || key[child] >= distance) {
        break;
      }
      put(hole, heap[child], key[child]);
      hole = child;
    }
    put(hole, team, distance);
  }

  private int nearestChild(int parent) {
    int first = WIDTH * parent + 1;
    if (first >= size) {
      return -1;
    }
    int nearest = first;
    int end = Math.min(first + WIDTH, size);
    for (int child = first + 1; child < end; child++) {
      if (key[child] < key[nearest]) {
        nearest = child;
      }
    }
    return nearest;
  }

  private void put(int where, int team, long distance) {
    heap[where] = team;
    key[where] = distance;
    place[team] = where;
  }
}
