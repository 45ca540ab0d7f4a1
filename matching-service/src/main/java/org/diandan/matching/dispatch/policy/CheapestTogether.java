package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.WeighedNeeds.Chosen;
import org.diandan.matching.dispatch.policy.WeighedNeeds.Weighed;
import org.diandan.matching.dispatch.policy.assignment.AssignmentSolver;

/**
 * Decides all needs that wait in a dispatch area at one moment so that they cost least together:
 * the nearest team of one may be the only team of another.
 *
 * <p>Emergencies come first and one by one, because they ask several teams and wait for nobody. The
 * rest is one assignment problem, {@link WeighedNeeds}. What the solver leaves out is tried once
 * more by itself with what room is left, so that a far team is asked rather than none.
 */
public final class CheapestTogether {

  private static final int PLANNED = -1;

  private final CheapestQualifiedTeam oneByOne;
  private final AssignmentSolver solver;

  /** Weighs pairs as {@code oneByOne} does. */
  public CheapestTogether(CheapestQualifiedTeam oneByOne, AssignmentSolver solver) {
    this.oneByOne = oneByOne;
    this.solver = solver;
  }

  /**
   * Chooses teams for every need; no team gets more than it has room for.
   *
   * @param planned needs that can still wait: they are weighed with the others, so that nobody
   *     takes the team that is best kept for them, but nothing is decided for them yet
   * @param teams left as they are
   * @return one answer for each of those asking, in the same order
   */
  public List<Found> decide(List<Asking> asking, List<Asking> planned, AreaTeams teams) {
    var batch = new Batch(asking, teams);
    try {
      batch.decideByThemselves(CheapestTogether::isForItself);
      batch.solveWith(planned);
      batch.decideByThemselves(_ -> true);
      return batch.answers();
    } finally {
      batch.giveBack();
    }
  }

  private static boolean isForItself(Asking asking) {
    var offers = asking.circumstances().offers();
    return asking.need().need().urgency() == Urgency.U1 || offers.atMost() > 1 || !offers.hasRoom();
  }

  /** One run; what it asks a team takes room from the needs that come after. */
  private final class Batch {

    private final List<Asking> asking;
    private final AreaTeams teams;
    private final Map<Integer, Found> decided = new HashMap<>();
    private final Map<UUID, CandidateTeam> before = new HashMap<>();

    Batch(List<Asking> asking, AreaTeams teams) {
      this.asking = asking;
      this.teams = teams;
    }

    /** The most urgent first, and among those the earlier one. */
    void decideByThemselves(Predicate<Asking> which) {
      IntStream.range(0, asking.size())
          .filter(place -> !decided.containsKey(place) && which.test(asking.get(place)))
          .boxed()
          .sorted(Comparator.comparing(place -> asking.get(place).need().need().urgency()))
          .forEachOrdered(this::decideByItself);
    }

    /** Asks as many teams as it may, and remembers why there are no more. */
    private void decideByItself(int place) {
      var one = asking.get(place);
      var circumstances = one.circumstances();
      var offers = new ArrayList<Offer>();
      DispatchDecision stopped = null;
      while (stopped == null && circumstances.offers().hasRoom()) {
        var decision = oneByOne.decide(one.need(), teams, circumstances);
        if (decision instanceof Ask ask) {
          if (ask.offers().isEmpty()) {
            break;
          }
          offers.addAll(ask.offers());
          ask.offers().forEach(offer -> take(offer.teamId()));
          circumstances = circumstances.afterAsking(ask.offers());
        } else {
          stopped = decision;
        }
      }
      decided.put(place, new Found(offers, stopped));
    }

    void solveWith(List<Asking> planned) {
      if (asking.size() - decided.size() + planned.size() < 2) {
        return; // One need alone has nothing to be weighed against.
      }
      var weighed = new ArrayList<Weighed>();
      for (var place = 0; place < asking.size(); place++) {
        if (!decided.containsKey(place)) {
          weighed.add(weigh(place, asking.get(place)));
        }
      }
      weighed.removeIf(one -> one.contenders().isEmpty());
      weighed.addAll(rivals(planned, weighed));
      if (weighed.size() > 1) {
        new WeighedNeeds(oneByOne.costs(), weighed).solve(solver).forEach(this::settle);
      }
    }

    /** Those of the needs that can wait which could use one of the teams that are compared. */
    private List<Weighed> rivals(List<Asking> planned, List<Weighed> weighed) {
      var compared = new HashMap<UUID, CandidateTeam>();
      weighed.forEach(
          one -> one.contenders().forEach(team -> compared.put(team.team().id(), team.team())));
      return planned.stream()
          .filter(one -> oneByOne.mayAskAny(compared.values(), one))
          .map(one -> weigh(PLANNED, one))
          .filter(one -> !one.contenders().isEmpty())
          .toList();
    }

    private Weighed weigh(int place, Asking one) {
      return new Weighed(place, one, oneByOne.compare(one.need(), teams, one.circumstances()));
    }

    private void settle(Chosen chosen) {
      var place = chosen.weighed().place();
      if (place != PLANNED) {
        var offer = oneByOne.offer(chosen);
        take(offer.teamId());
        decided.put(place, new Found(List.of(offer), null));
      }
    }

    private void take(UUID teamId) {
      var team = teams.find(teamId).orElseThrow();
      before.putIfAbsent(teamId, team);
      teams.put(team.askedOnceMore());
    }

    List<Found> answers() {
      return IntStream.range(0, asking.size())
          .mapToObj(place -> requireNonNull(decided.get(place)))
          .toList();
    }

    void giveBack() {
      before.values().forEach(teams::put);
    }
  }
}
