package org.diandan.benchmarks.online;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;
import org.jspecify.annotations.Nullable;

/**
 * The rivals: whoever arrives gets the best partner that is there and free, at once; who finds none
 * waits for a later arrival.
 */
final class OnTheSpot implements OnlinePolicy {

  private final ToDoubleBiFunction<Request, Team> score;
  private final IdentityHashMap<Team, Integer> free = new IdentityHashMap<>();
  private final Set<String> served = new HashSet<>();
  private final Commitments commitments = new Commitments();

  /**
   * A policy.
   *
   * @param score the higher the better; asked once for each pair that comes into question
   */
  private OnTheSpot(ToDoubleBiFunction<Request, Team> score) {
    this.score = score;
  }

  static OnTheSpot nearest() {
    return new OnTheSpot((request, team) -> -team.distanceTo(request));
  }

  static OnTheSpot random(long seed) {
    var dice = new Random(seed);
    return new OnTheSpot((request, team) -> dice.nextDouble());
  }

  static OnTheSpot greedy() {
    return new OnTheSpot((request, team) -> team.worth(request));
  }

  @Override
  public void requestArrives(Request request, List<Team> present) {
    var open = present.stream().filter(team -> free.getOrDefault(team, 0) > 0);
    var team = best(open, candidate -> score.applyAsDouble(request, candidate));
    if (team != null) {
      commit(request, team, request.time());
    }
  }

  @Override
  public void teamArrives(Team team, List<Request> waiting) {
    free.put(team, team.capacity());
    while (free.getOrDefault(team, 0) > 0) {
      var open = waiting.stream().filter(request -> !served.contains(request.id()));
      var request = best(open, candidate -> score.applyAsDouble(candidate, team));
      if (request == null) {
        return;
      }
      commit(request, team, team.time());
    }
  }

  private static <A> @Nullable A best(Stream<A> open, ToDoubleFunction<A> score) {
    A best = null;
    var highest = Double.NEGATIVE_INFINITY;
    for (var candidate : (Iterable<A>) open::iterator) {
      var its = score.applyAsDouble(candidate);
      if (best == null || its > highest) {
        best = candidate;
        highest = its;
      }
    }
    return best;
  }

  private void commit(Request request, Team team, double time) {
    served.add(request.id());
    free.merge(team, -1, Integer::sum);
    commitments.add(request, team, time);
  }

  @Override
  public void streamEnds() {
    // Whoever waits now waits in vain: nobody arrives who could serve.
  }

  @Override
  public Commitments commitments() {
    return commitments;
  }
}
