package org.diandan.matching.dispatch.policy;

import java.time.Duration;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The formula of a pair's cost:
 *
 * <pre>
 * w(urgency, age) · travel + φ · held · usual capacity / capacity + κ · (1 − p) / p
 *   + scarce skills to spare + level + fatigue + price − continuity
 * </pre>
 *
 * Whole metres all through; what does not divide is rounded down.
 *
 * @see <a href="../../../../../../../../../docs/dispatch.md">docs/dispatch.md, Cost of a pair</a>
 */
public record PairCosts(Weights weights) {

  private static final int PERCENT = 100;
  private static final int SCARCE_SKILLS_COUNTED = 4;

  /** What it costs to let the team serve the need. */
  public PairCost of(OpenNeed need, CandidateTeam team, Circumstances circumstances) {
    return contender(need, team, circumstances).cost();
  }

  /** The same, with the way that was measured for it. */
  Contender contender(OpenNeed need, CandidateTeam team, Circumstances circumstances) {
    var metres = need.metresTo(team);
    return new Contender(team, metres, cost(need, team, metres, circumstances));
  }

  private PairCost cost(
      OpenNeed need, CandidateTeam team, @Nullable Integer metres, Circumstances circumstances) {
    var rung = Rung.of(team.area(), need.area());
    var now = circumstances.now();
    return new PairCost(
        weighed(need, metres == null ? usualWay(rung) : metres.longValue()),
        slot(team, team.load().held()),
        team.standing().acceptance().refusalsBeforeYes(weights.acceptanceMetres()),
        weights.scarceSkillMetres() * scarceToSpare(need, team, circumstances),
        level(rung),
        weights.fatigueMetres() * team.standing().recentOffers(),
        circumstances.prices().metresOf(team.id(), need.servedAt(now), now),
        need.past().known().contains(team.id()) ? -weights.continuityMetres() : 0);
  }

  /** What it costs that nobody serves the need; more than any sensible way. */
  public long unmatched(OpenNeed need) {
    return weighed(need, weights.unmatchedMetres());
  }

  /**
   * What one more task costs a team that has so many: the convex part of the cost, so that a solver
   * may fill a team place by place and stay exact.
   *
   * @param held tasks and open questions before this one
   */
  public long slot(CandidateTeam team, int held) {
    return weights.loadMetres() * held * weights.usualCapacity() / team.load().capacity();
  }

  /** Metres of way times the weight of the need's urgency and age. */
  private long weighed(OpenNeed need, long metres) {
    var urgency = need.need().urgency();
    return metres * weights.of(urgency) * agePercent(urgency, need.past().waited()) / PERCENT;
  }

  /** 100 for a new need, rising to 200 for one that waited its time. */
  private long agePercent(Urgency urgency, Duration waited) {
    var doubles = weights.doublesAfter(urgency);
    return waited.compareTo(doubles) >= 0
        ? 2 * PERCENT
        : PERCENT + PERCENT * waited.toSeconds() / doubles.toSeconds();
  }

  /**
   * A way nobody can measure, because a place is missing, is that of a usual town, county, city.
   */
  private static long usualWay(Rung rung) {
    return switch (rung) {
      case OWN_TOWN -> 4_000;
      case OWN_COUNTY -> 15_000;
      case OWN_CITY, NEIGHBOURING_CITY -> 50_000;
    };
  }

  private long level(Rung rung) {
    return switch (rung) {
      case OWN_TOWN -> 0;
      case OWN_COUNTY -> weights.countyMetres();
      case OWN_CITY, NEIGHBOURING_CITY -> weights.cityMetres();
    };
  }

  private static int scarceToSpare(OpenNeed need, CandidateTeam team, Circumstances circumstances) {
    if (circumstances.scarce().isEmpty()) {
      return 0;
    }
    var count = 0;
    for (SkillCode skill : team.skills()) {
      if (circumstances.scarce().contains(skill) && !need.skills().contains(skill)) {
        count++;
      }
    }
    return Math.min(count, SCARCE_SKILLS_COUNTED);
  }
}
