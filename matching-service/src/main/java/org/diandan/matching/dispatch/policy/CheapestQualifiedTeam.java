package org.diandan.matching.dispatch.policy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Scope.How;
import org.diandan.matching.dispatch.policy.Sieve.Free;
import org.diandan.matching.dispatch.policy.Sieve.Nobody;
import org.diandan.matching.dispatch.policy.WeighedNeeds.Chosen;

/**
 * Asks the team with the least cost of those that break no hard rule; where a need cannot wait,
 * those that are open at this hour come before all others. In an emergency it asks two at once, or
 * three where many teams are near, as far as the caller lets it: where teams are dense one question
 * more wears nobody out, where they are thin the few are kept for the next call.
 *
 * @see <a href="https://doi.org/10.1371/journal.pone.0343762">van den Berg et al., PLOS One
 *     2026</a>
 */
public final class CheapestQualifiedTeam implements DispatchPolicy {

  private static final String NAME = "cheapest-qualified-team";
  private static final String SOLVER = "one-by-one";
  private static final int THIN = 2;
  private static final int DENSE = 3;
  private static final int DENSE_TEAMS = 10;
  private static final int DENSE_METRES = 3_000;
  private static final int MANY = 200;

  private final Sieve sieve;
  private final PairCosts costs;

  /** Reads working hours on the clocks of {@code zone}. */
  public CheapestQualifiedTeam(ZoneId zone, Weights weights) {
    sieve = new Sieve(zone);
    costs = new PairCosts(weights);
  }

  @Override
  public DispatchDecision decide(OpenNeed need, Candidates teams, Circumstances circumstances) {
    return switch (sieve.sift(need, teams, circumstances)) {
      case Nobody nobody -> nobody.why();
      case Free free -> {
        var left = free.candidates();
        var ranked = ranked(need, left.teams(), circumstances);
        yield ask(
            need,
            ranked,
            circumstances,
            new Scope(NAME, teams.teams().size(), null, left.filters()));
      }
    };
  }

  /**
   * Chooses among the teams an owner holds in memory, looking at the nearest only. Where nobody
   * near can be asked, everybody is looked at, so that the answer is the same as from a plain list.
   */
  public DispatchDecision decide(OpenNeed need, AreaTeams teams, Circumstances circumstances) {
    var nearby = nearest(need, teams, circumstances);
    if (nearby.teams().isEmpty()) {
      return decide(need, teams.everybody(), circumstances);
    }
    var ranked = ranked(need, nearby.teams(), circumstances);
    return ask(need, ranked, circumstances, scope(nearby, teams));
  }

  /** Those that are open at this hour where a need cannot wait, or all when none of them is. */
  private Nearby nearest(OpenNeed need, AreaTeams teams, Circumstances circumstances) {
    if (need.cannotWait()) {
      var open = teams.nearest(need, sieve.allAndOpenNow(circumstances));
      if (!open.teams().isEmpty()) {
        return open;
      }
    }
    return teams.nearest(need, sieve.all(circumstances));
  }

  /**
   * The teams worth comparing for a need, cheapest first, for a solver that looks at many needs
   * together; empty when nobody may be asked.
   */
  public List<Contender> contenders(OpenNeed need, AreaTeams teams, Circumstances circumstances) {
    return compare(need, teams, circumstances).contenders();
  }

  /** As {@link #contenders}, with what an explanation can tell of them. */
  Compared compare(OpenNeed need, AreaTeams teams, Circumstances circumstances) {
    var nearby = nearest(need, teams, circumstances);
    var ranked = ranked(need, nearby.teams(), circumstances);
    var worthComparing = ranked.subList(0, Math.min(ranked.size(), AreaTeams.compared(need)));
    return new Compared(worthComparing, scope(nearby, teams));
  }

  /**
   * Whether a need could use one of these teams; of many teams one surely, so that the answer costs
   * less than looking for the need's own.
   */
  boolean mayAskAny(Collection<CandidateTeam> some, Asking asking) {
    if (some.size() > MANY) {
      return true;
    }
    var rules = sieve.all(asking.circumstances());
    return some.stream()
        .anyMatch(team -> rules.stream().allMatch(rule -> rule.admits(asking.need(), team)));
  }

  /** The question to a team that a solver chose for a need. */
  Offer offer(Chosen chosen) {
    var weighed = chosen.weighed();
    var circumstances = weighed.asking().circumstances();
    var how =
        new How(
            chosen.solver(), chosen.batch(), circumstances.prices().asOfAt(circumstances.now()));
    return weighed
        .compared()
        .scope()
        .offer(weighed.asking().need(), chosen.contender(), weighed.contenders(), how);
  }

  private static Scope scope(Nearby nearby, AreaTeams teams) {
    return new Scope(NAME, teams.size(), nearby.lookedAt(), nearby.filters());
  }

  /** What it costs that nobody serves the need, in metres of regret. */
  public long unmatchedMetres(OpenNeed need) {
    return costs.unmatched(need);
  }

  /** How pairs are weighed. */
  public PairCosts costs() {
    return costs;
  }

  /** What every team of a list would cost, cheapest first. */
  private List<Contender> ranked(
      OpenNeed need, List<CandidateTeam> free, Circumstances circumstances) {
    var ranked = new ArrayList<Contender>(free.size());
    for (var team : free) {
      ranked.add(costs.contender(need, team, circumstances));
    }
    ranked.sort(Contender.CHEAPEST_FIRST);
    return ranked;
  }

  private Ask ask(OpenNeed need, List<Contender> ranked, Circumstances circumstances, Scope scope) {
    var wanted =
        circumstances.offers().roomWithin(width(need, ranked, circumstances.offers().atMost()));
    var pricesAsOf = circumstances.prices().asOfAt(circumstances.now());
    var offers = new ArrayList<Offer>();
    for (var rank = 0; rank < Math.min(wanted, ranked.size()); rank++) {
      var left = ranked.subList(rank, ranked.size());
      var chosen = left.getFirst();
      offers.add(scope.offer(need, chosen, left, new How(SOLVER, 1, pricesAsOf)));
    }
    return new Ask(offers);
  }

  /** How many of these teams are asked at the same time, where {@code atMost} may be. */
  public static int width(OpenNeed need, List<Contender> ranked, int atMost) {
    if (need.need().urgency() != Urgency.U1) {
      return atMost;
    }
    var near = ranked.stream().filter(team -> team.metresOrFar() <= DENSE_METRES).count();
    return near >= DENSE_TEAMS ? DENSE : THIN;
  }
}
