package org.diandan.benchmarks.county;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.PairCosts;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.diandan.matching.dispatch.policy.Weights;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.price.PriceLearning;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Lasting;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Occasion;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;

/**
 * Prices from days that are never scored. Places come back after each service, so a price looks
 * ahead as far as a task usually keeps its place: all that comes within that time shares the places
 * there are.
 */
final class LearnedPrices {

  private static final int SAMPLES = 8;
  private static final long CEILING = Weights.SHIPPED.unmatchedMetres();
  private static final PriceLearning LEARNING =
      new PriceLearning(new ShortestAugmentingPaths(), CEILING);
  private static final PairCosts COSTS = new PairCosts(Weights.SHIPPED);

  /** Longer than any run; prices are solved once. */
  private static final Duration VALID = Duration.ofDays(365);

  private final List<LocalTeam> teams;
  private final Map<UUID, Integer> rows = new HashMap<>();
  private final AreaTeams memory;

  private LearnedPrices(List<LocalTeam> teams) {
    this.teams = teams;
    memory = AreaTeams.of(teams.stream().map(LocalTeam::atFirst).toList());
    for (var team : teams) {
      rows.put(team.atFirst().id(), rows.size());
    }
  }

  /**
   * What a place of each team is worth.
   *
   * @param past requests in the order of their coming; none means no prices
   */
  static TeamPrices from(List<Request> past, List<LocalTeam> teams) {
    return past.isEmpty() ? TeamPrices.NONE : new LearnedPrices(teams).from(past);
  }

  private TeamPrices from(List<Request> past) {
    long kept = (long) past.stream().mapToLong(LearnedPrices::secondsKept).average().orElseThrow();
    var first = past.getFirst().since();
    long whole = Duration.between(first, past.getLast().since()).toSeconds();
    var samples = new ArrayList<AssignmentProblem>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      var from = first.plusSeconds((whole - kept) * sample / (SAMPLES - 1));
      samples.add(problem(past, from, from.plusSeconds(kept)));
    }
    var lasting = new ArrayList<Lasting<Integer>>();
    for (int team = 0; team < teams.size(); team++) {
      lasting.add(new Lasting<>(team, Double.POSITIVE_INFINITY));
    }
    var learned = LEARNING.learn(lasting, samples, new Occasion<>(0, ShadowPrices.none()));
    return quoted(learned, first);
  }

  /** From about the yes until the visit is over. */
  private static long secondsKept(Request request) {
    var wished = request.need().wished();
    var before = wished == null ? request.lead() : Duration.between(request.since(), wished.from());
    return before.plus(request.service()).toSeconds();
  }

  private AssignmentProblem problem(List<Request> past, Instant from, Instant until) {
    var builder =
        AssignmentProblem.withTeams(teams.stream().mapToInt(LocalTeam::capacity).toArray());
    past.stream()
        .filter(request -> !request.since().isBefore(from) && request.since().isBefore(until))
        .forEach(request -> add(request, builder));
    return builder.build();
  }

  private void add(Request request, AssignmentProblem.Builder builder) {
    int number = builder.request(COSTS.unmatched(request.need()));
    var circumstances = Circumstances.at(request.since(), Set.of());
    for (var each : Engine.ONE_BY_ONE.contenders(request.need(), memory, circumstances)) {
      int row = rows.getOrDefault(each.team().id(), -1);
      builder.edge(number, row, each.cost().total());
    }
  }

  private TeamPrices quoted(ShadowPrices<Integer> learned, Instant asOf) {
    var period = new TimeWindow(asOf, asOf.plus(VALID));
    var quotes = new ArrayList<Quote>();
    for (int team = 0; team < teams.size(); team++) {
      quotes.add(new Quote(teams.get(team).atFirst().id(), period, learned.of(team, 0)));
    }
    return TeamPrices.of(
        asOf, quotes, new Limits(asOf, VALID, CEILING, new HashSet<>(rows.keySet())));
  }
}
