package org.diandan.matching.dispatch.policy;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.dispatch.policy.HardRule.AllSkillsPresent;
import org.diandan.matching.dispatch.policy.HardRule.ChildContactChecked;
import org.diandan.matching.dispatch.policy.HardRule.HasCapacity;
import org.diandan.matching.dispatch.policy.HardRule.Insured;
import org.diandan.matching.dispatch.policy.HardRule.NotYetAsked;
import org.diandan.matching.dispatch.policy.HardRule.OffersItem;
import org.diandan.matching.dispatch.policy.HardRule.OpenAtWishedTime;
import org.diandan.matching.dispatch.policy.HardRule.ServesArea;
import org.diandan.matching.dispatch.policy.HardRule.TwoPeople;

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

  private final List<HardRule> qualifying;

  /** Reads working hours on the clocks of {@code zone}. */
  public NearestQualifiedTeam(ZoneId zone) {
    qualifying =
        List.of(
            new OffersItem(),
            new AllSkillsPresent(),
            new ServesArea(),
            new TwoPeople(),
            new ChildContactChecked(),
            new Insured(),
            new OpenAtWishedTime(zone));
  }

  @Override
  public DispatchDecision decide(OpenNeed need, Candidates teams, Set<UUID> asked) {
    var qualified = teams.admittedBy(qualifying, need);
    if (qualified.isEmpty()) {
      return new NobodyQualified(teams.skillsMissingFor(need));
    }
    var unasked = qualified.admittedBy(new NotYetAsked(asked), need);
    if (unasked.isEmpty()) {
      return new EverybodyAsked();
    }
    var free = unasked.admittedBy(new HasCapacity(), need);
    return free.isEmpty() ? new EverybodyBusy() : best(need, free, teams.teams().size());
  }

  private static Offer best(OpenNeed need, Candidates free, int considered) {
    var ranked = free.teams().stream().map(team -> terms(need, team)).sorted(BEST_FIRST).toList();
    var chosen = ranked.getFirst();
    var others = ranked.stream().skip(1).limit(OTHERS_SHOWN).toList();
    return new Offer(
        chosen.teamId(),
        chosen.teamName(),
        chosen.distanceMetres(),
        new Explanation(NAME, considered, free.filters(), chosen, others));
  }

  private static Terms terms(OpenNeed need, CandidateTeam team) {
    return new Terms(
        team.id(),
        team.name(),
        Rung.of(team.area(), need.area()),
        need.metresTo(team),
        team.load().open() + team.load().asked(),
        team.load().capacity());
  }
}
