package org.diandan.benchmarks.online;

import java.util.ArrayList;
import java.util.List;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;

/** What one policy has promised so far; nothing is ever taken back. */
final class Commitments {

  /**
   * One promise.
   *
   * @param time when it was made
   */
  record Promise(Request request, Team team, double time) {}

  private final List<Promise> promises = new ArrayList<>();
  private double value;

  void add(Request request, Team team, double time) {
    promises.add(new Promise(request, team, time));
    value += team.worth(request);
  }

  double value() {
    return value;
  }

  /** In the order they were made. */
  List<Promise> promises() {
    return List.copyOf(promises);
  }
}
