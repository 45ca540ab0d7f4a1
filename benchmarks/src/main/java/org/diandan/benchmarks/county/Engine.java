package org.diandan.benchmarks.county;

import java.util.List;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Found;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.Weights;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** The product's engine with the weights it ships with. */
record Engine(String name, TeamPrices prices) implements Platform {

  static final CheapestQualifiedTeam ONE_BY_ONE =
      new CheapestQualifiedTeam(Demand.ZONE, Weights.SHIPPED);

  private static final CheapestTogether TOGETHER =
      new CheapestTogether(ONE_BY_ONE, new ShortestAugmentingPaths());

  @Override
  public boolean questionsHoldPlaces() {
    return true;
  }

  @Override
  public List<Choice> choose(List<Asking> asking, AreaTeams teams) {
    var scarce = teams.scarceSkills();
    var knowing =
        asking.stream()
            .map(
                one -> {
                  var known = one.circumstances();
                  return new Asking(
                      one.need(),
                      new Circumstances(
                          known.now(), known.asked(), known.offers(), prices, scarce));
                })
            .toList();
    return TOGETHER.decide(knowing, List.of(), teams).stream().map(Engine::choice).toList();
  }

  private static Choice choice(Found found) {
    return new Choice(
        found.offers().stream().map(Offer::teamId).toList(), Choice.busy(found.stopped()));
  }
}
