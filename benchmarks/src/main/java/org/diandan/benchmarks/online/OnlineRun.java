package org.diandan.benchmarks.online;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;

/** The engine and its rivals, each deciding for itself on the same stream. */
final class OnlineRun {

  private static final long SEED_OF_RANDOM = 1;

  private final Map<String, OnlinePolicy> policies = new LinkedHashMap<>();
  private final Presence presence = new Presence();

  OnlineRun() {
    policies.put("engine", new LateCommitment());
    policies.put("nearest", OnTheSpot.nearest());
    policies.put("random", OnTheSpot.random(SEED_OF_RANDOM));
    policies.put("greedy", OnTheSpot.greedy());
  }

  /** Reads to the end; what each policy committed to, by its name, the engine first. */
  Map<String, Commitments> read(ArrivalReader arrivals) throws IOException, MalformedLine {
    for (var next = arrivals.next(); next != null; next = arrivals.next()) {
      switch (next) {
        case Team team -> {
          var waiting = presence.enter(team);
          policies.values().forEach(policy -> policy.teamArrives(team, waiting));
        }
        case Request request -> {
          var present = presence.enter(request);
          policies.values().forEach(policy -> policy.requestArrives(request, present));
        }
      }
    }
    policies.values().forEach(OnlinePolicy::streamEnds);
    var all = new LinkedHashMap<String, Commitments>();
    policies.forEach((name, policy) -> all.put(name, policy.commitments()));
    return all;
  }
}
