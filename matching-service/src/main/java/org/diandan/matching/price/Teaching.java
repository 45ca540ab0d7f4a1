package org.diandan.matching.price;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.assignment.AssignmentSolver;
import org.diandan.matching.dispatch.policy.price.PriceLearning;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Lasting;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Occasion;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;
import org.diandan.matching.dispatch.policy.price.SlotPrice;

/**
 * Makes prices of what is known of an area. Prices are smoothed with those of earlier hours of the
 * same day only: a new day begins with all of its demand ahead.
 *
 * @param validFor how long the prices are used
 */
record Teaching(
    Supplier<CheapestQualifiedTeam> engineInForce, AssignmentSolver solver, Duration validFor) {

  /** Prices do not fade between two lessons, so the time they are learned at can be any. */
  private static final double NOW = 0;

  /** Prices below a metre decide nothing. */
  private static final double LEAST_METRES = 1;

  Lesson lesson(KnownArea area) {
    var now = area.days().now();
    return new Lesson(
        area.dispatchArea(),
        now,
        now.plus(validFor),
        area.days().todayEndsAt(),
        area.demand().days().size(),
        metres(area));
  }

  private Map<UUID, Double> metres(KnownArea area) {
    var engine = engineInForce.get();
    var problems = new DemandProblems(engine, area.teams(), area.days()).of(area.demand());
    var teams = area.teams().stream().map(team -> lasting(team)).toList();
    var learning = new PriceLearning(solver, engine.costs().weights().highestPrice());
    var learned = learning.learn(teams, problems, new Occasion<>(NOW, former(area)));
    var metres = new HashMap<UUID, Double>();
    for (var team : area.teams()) {
      var price = learned.of(team.id(), NOW);
      if (price >= LEAST_METRES) {
        metres.put(team.id(), price);
      }
    }
    return metres;
  }

  private static Lasting<UUID> lasting(CandidateTeam team) {
    return new Lasting<>(team.id(), Double.POSITIVE_INFINITY);
  }

  private static ShadowPrices<UUID> former(KnownArea area) {
    var former = area.former();
    var now = area.days().now();
    var asOf = former.asOfAt(now);
    return asOf == null || !area.days().isToday(asOf)
        ? ShadowPrices.none()
        : prices(area.teams(), former, now);
  }

  /** A team that was not scarce had a price of zero. */
  private static ShadowPrices<UUID> prices(
      List<CandidateTeam> teams, TeamPrices former, Instant now) {
    var bySlot = new HashMap<UUID, SlotPrice>();
    for (var team : teams) {
      var metres = former.metresOf(team.id(), now, now);
      bySlot.put(team.id(), new SlotPrice(metres, NOW, Double.POSITIVE_INFINITY));
    }
    return new ShadowPrices<>(bySlot);
  }
}
