package org.diandan.benchmarks.online;

import java.util.List;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;

/** Decides while arrivals come in; it is told of one arrival at a time and of nothing later. */
interface OnlinePolicy {

  /**
   * A team arrives.
   *
   * @param waiting requests it reaches that have not expired, committed ones included
   */
  void teamArrives(Team team, List<Request> waiting);

  /**
   * A request arrives.
   *
   * @param present teams that reach it and have not left, full ones included
   */
  void requestArrives(Request request, List<Team> present);

  /** Nobody arrives any more. */
  void streamEnds();

  Commitments commitments();
}
