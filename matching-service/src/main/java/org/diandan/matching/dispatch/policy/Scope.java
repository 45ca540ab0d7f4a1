package org.diandan.matching.dispatch.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Decided;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at for one need, and so what an explanation can tell.
 *
 * @param policy the name of the engine
 * @param considered active teams
 * @param lookedAt how many of them the rules were asked about; null for all
 * @param filters what each rule left of those
 */
record Scope(String policy, int considered, @Nullable Integer lookedAt, List<Filter> filters) {

  private static final int OTHERS_SHOWN = 3;

  /**
   * How the costs were weighed.
   *
   * @param solver the algorithm
   * @param batch how many needs were decided together
   * @param pricesAsOf when the prices were solved; null when none were used
   */
  record How(String solver, int batch, @Nullable Instant pricesAsOf) {}

  /** The question to one of the teams compared, and why it and not another of them. */
  Offer offer(OpenNeed need, Contender chosen, List<Contender> compared, How how) {
    return new Offer(
        chosen.team().id(),
        chosen.team().name(),
        chosen.distanceMetres(),
        explain(need, chosen, compared, how));
  }

  private Explanation explain(OpenNeed need, Contender chosen, List<Contender> compared, How how) {
    var rest = compared.stream().filter(other -> !other.team().id().equals(chosen.team().id()));
    var others = rest.toList();
    var nearer = others.stream().filter(other -> other.isNearerThan(chosen)).toList();
    var nearest =
        nearer.stream()
            .min(Comparator.comparingLong(Contender::metresOrFar))
            .map(other -> terms(need, other))
            .orElse(null);
    var margin =
        others.isEmpty() ? null : (Long) (others.getFirst().cost().total() - chosen.cost().total());
    return new Explanation(
        policy,
        considered,
        filters,
        terms(need, chosen),
        others.stream().limit(OTHERS_SHOWN).map(other -> terms(need, other)).toList(),
        new Decided(
            how.solver(), how.batch(), margin, how.pricesAsOf(), nearer.size(), nearest, lookedAt),
        null);
  }

  private static Terms terms(OpenNeed need, Contender contender) {
    return Terms.of(need, contender.team(), contender.cost());
  }
}
