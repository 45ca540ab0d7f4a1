package org.diandan.matching.dispatch.policy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.dispatch.policy.Sieve.Free;
import org.diandan.matching.dispatch.policy.Sieve.Nobody;

/**
 * Asks the nearest team that breaks no hard rule, climbing from the own town over the county to the
 * city. Ties go to the less loaded team, then to the smaller id, so that nothing is left to chance.
 */
public final class NearestQualifiedTeam implements DispatchPolicy {

  private static final String NAME = "nearest-qualified-team";
  private static final int OTHERS_SHOWN = 3;
  private static final Comparator<Terms> BEST_FIRST =
      Comparator.comparing(Terms::rung)
          .thenComparing(Terms::distanceMetres, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingDouble(terms -> (double) terms.load() / terms.capacity())
          .thenComparing(Terms::teamId);

  private final Sieve sieve;

  /** Reads working hours on the clocks of {@code zone}. */
  public NearestQualifiedTeam(ZoneId zone) {
    sieve = new Sieve(zone);
  }

  @Override
  public DispatchDecision decide(OpenNeed need, Candidates teams, Circumstances circumstances) {
    return switch (sieve.sift(need, teams, circumstances)) {
      case Nobody nobody -> nobody.why();
      case Free free -> nearest(need, free.candidates(), circumstances, teams.teams().size());
    };
  }

  private static Ask nearest(
      OpenNeed need, Candidates free, Circumstances circumstances, int considered) {
    var ranked =
        free.teams().stream()
            .map(team -> Terms.withoutCost(need, team))
            .sorted(BEST_FIRST)
            .toList();
    var offers = circumstances.offers();
    var count = Math.min(offers.roomWithin(offers.atMost()), ranked.size());
    var asked = new ArrayList<Offer>();
    for (var chosen : ranked.subList(0, count)) {
      var others =
          ranked.stream().filter(other -> !other.equals(chosen)).limit(OTHERS_SHOWN).toList();
      asked.add(
          new Offer(
              chosen.teamId(),
              chosen.teamName(),
              chosen.distanceMetres(),
              new Explanation(NAME, considered, free.filters(), chosen, others, null, null)));
    }
    return new Ask(asked);
  }
}
