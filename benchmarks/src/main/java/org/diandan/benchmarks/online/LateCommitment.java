package org.diandan.benchmarks.online;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diandan.benchmarks.online.Arrival.Request;
import org.diandan.benchmarks.online.Arrival.Team;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.pool.OpenPool;
import org.diandan.matching.dispatch.policy.pool.Option;
import org.diandan.matching.dispatch.policy.pool.Waiting;
import org.diandan.matching.dispatch.policy.price.PriceLearning;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Lasting;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Occasion;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;

/**
 * The engine: every request waits in the open pool until it expires or its planned team leaves; the
 * slots of teams have prices learned from what was seen so far.
 */
final class LateCommitment implements OnlinePolicy {

  /** Regret is counted in millionths of the first request's value. */
  private static final double UNITS_OF_FIRST_VALUE = 1e6;

  private static final double NO_CEILING = 1e13;
  private static final int FIRST_LEARNING = 50;
  private static final double LEARN_AGAIN_AFTER = 1.05;
  private static final int AT_LEAST_BETWEEN = 10;
  private static final int EDGES_PER_ARRIVAL = 1_000;
  private static final int SAMPLES = 3;
  private static final double REPLAYED_SHARE = 0.5;
  private static final int MOST_REPLAYED = 2_000;
  private static final int MOST_OPTIONS = 48;

  private final OpenPool<String, String> pool = new OpenPool<>();
  private final PriceLearning learning =
      new PriceLearning(new ShortestAugmentingPaths(), NO_CEILING);
  private final SeenSoFar seen = new SeenSoFar();
  private final Map<String, Integer> presentTeams = new LinkedHashMap<>();
  private final Map<String, Integer> free = new HashMap<>();
  private final Map<String, Request> requests = new HashMap<>();
  private final Commitments commitments = new Commitments();
  private ShadowPrices<String> prices = ShadowPrices.none();
  private double unit;
  private double start = Double.NaN;
  private int learnAt = FIRST_LEARNING;

  @Override
  public void teamArrives(Team team, List<Request> waiting) {
    settle(team.time());
    var options = new ArrayList<Option<String>>();
    for (var request : waiting) {
      addOption(options, request.id(), team.worth(request));
    }
    presentTeams.put(team.id(), seen.teamCount());
    free.put(team.id(), team.capacity());
    seen.add(team);
    pool.teamArrives(team.id(), team.capacity(), team.until(), options);
    learnWhenDue(team.time());
  }

  @Override
  public void requestArrives(Request request, List<Team> present) {
    settle(request.time());
    if (unit == 0 && request.value() > 0) {
      unit = UNITS_OF_FIRST_VALUE / request.value();
    }
    var options = new ArrayList<Option<String>>();
    for (var team : best(request, present)) {
      addOption(options, team.id(), team.worth(request));
    }
    seen.add(request);
    requests.put(request.id(), request);
    pool.requestArrives(request.id(), new Waiting<>(0, request.until(), options));
    learnWhenDue(request.time());
  }

  private void addOption(List<Option<String>> options, String with, double worth) {
    if (worth > 0) {
      options.add(new Option<>(with, -worth * unit));
    }
  }

  /** More options than the best few, prices included, make plans slower and hardly better. */
  private List<Team> best(Request request, List<Team> present) {
    var withRoom = present.stream().filter(team -> free.getOrDefault(team.id(), 0) > 0).toList();
    if (withRoom.size() <= MOST_OPTIONS) {
      return withRoom;
    }
    var net = new IdentityHashMap<Team, Double>();
    for (var team : withRoom) {
      net.put(team, pool.priceOf(team.id()) - team.worth(request) * unit);
    }
    return withRoom.stream().sorted(Comparator.comparing(net::get)).limit(MOST_OPTIONS).toList();
  }

  private void settle(double time) {
    if (Double.isNaN(start)) {
      start = time;
    }
    // Whoever leaves now is gone already, so what was decided at the end is promised just before
    // it.
    for (var made : pool.commitBefore(Math.nextUp(time))) {
      var request = requests.remove(made.request());
      if (made.team() != null && request != null) {
        free.merge(made.team(), -1, Integer::sum);
        var team = seen.team(requireNonNull(presentTeams.get(made.team())));
        var bothThere = Math.max(team.time(), request.time());
        commitments.add(request, team, Math.max(bothThere, Math.nextDown(made.time())));
      }
    }
    presentTeams.values().removeIf(number -> seen.team(number).until() <= time);
  }

  private void learnWhenDue(double now) {
    var arrivals = seen.count();
    if (arrivals >= learnAt && now > start && unit > 0) {
      learnAt = (int) Math.max(arrivals + AT_LEAST_BETWEEN, LEARN_AGAIN_AFTER * arrivals);
      learn(now);
    }
  }

  private void learn(double now) {
    var window = window(now);
    var horizon = Math.min(longestStay(now), window * affordableRepetitions(now - window));
    var lasting = new ArrayList<Lasting<String>>();
    for (var number : presentTeams.values()) {
      lasting.add(new Lasting<>(seen.team(number).id(), seen.team(number).until()));
    }
    var days = new ArrayList<AssignmentProblem>();
    var edges = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      var phase = (sample + 0.5) / SAMPLES;
      var span = new Replay.Span(now, window, horizon, phase);
      var present = List.copyOf(presentTeams.values());
      var day = new Replay(seen, span, present, room(span, present)).problem(unit);
      days.add(day);
      edges += day.edges();
    }
    learnAt = Math.max(learnAt, seen.count() + edges / EDGES_PER_ARRIVAL);
    prices = learning.learn(lasting, days, new Occasion<>(now, prices));
    pool.reprice(prices, now);
  }

  /** The latest part of the past, but no more of it than can be solved in passing. */
  private double window(double now) {
    var window = REPLAYED_SHARE * (now - start);
    while (seen.countSince(now - window) > MOST_REPLAYED && now - window / 2 < now) {
      window /= 2;
    }
    return window;
  }

  private int affordableRepetitions(double since) {
    return Math.max(1, MOST_REPLAYED / Math.max(1, seen.countSince(since)));
  }

  private double longestStay(double now) {
    return presentTeams.values().stream()
        .mapToDouble(number -> seen.team(number).until() - now)
        .max()
        .orElse(0);
  }

  /**
   * Free slots for the future that is replayed: a team that stays longer than that brings its share
   * of them, rounded up or down in turn so that the sum is right.
   */
  private List<Integer> room(Replay.Span span, List<Integer> present) {
    var room = new ArrayList<Integer>();
    var turn = span.phase();
    for (var number : present) {
      var team = seen.team(number);
      var share = Math.min(1, span.horizon() / (team.until() - span.now()));
      var due = free.getOrDefault(team.id(), 0) * (share > 0 ? share : 1) + turn;
      var whole = Math.floor(due);
      turn = share < 1 ? due - whole : turn;
      room.add((int) whole);
    }
    return room;
  }

  @Override
  public void streamEnds() {
    pool.reprice(ShadowPrices.none(), Double.POSITIVE_INFINITY);
    settle(Double.POSITIVE_INFINITY);
  }

  @Override
  public Commitments commitments() {
    return commitments;
  }
}
