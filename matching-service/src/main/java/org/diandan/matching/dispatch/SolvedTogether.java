package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.Found;

/** Puts what the searches of an area know before the engine. */
record SolvedTogether(CheapestTogether engine) implements DecideTogether {

  @Override
  public List<Found> decideAll(List<Wanted> searches, Outlook area) {
    if (searches.isEmpty()) {
      return List.of();
    }
    var scarce = area.teams().scarceSkills();
    var asking =
        searches.stream()
            .map(
                search ->
                    new Asking(
                        search.need(),
                        new Circumstances(
                            search.now(), search.asked(), search.offers(), area.prices(), scarce)))
            .toList();
    return engine.decide(asking, planned(area, searches.getFirst().now(), scarce), area.teams());
  }

  /** Whoever waited until now is one of the searches, or was decided since it was read. */
  private static List<Asking> planned(Outlook area, Instant now, Set<SkillCode> scarce) {
    return area.planned().stream()
        .filter(file -> file.nextStepAt() != null && file.nextStepAt().isAfter(now))
        .map(
            file ->
                new Asking(
                    file.openNeed(),
                    new Circumstances(now, file.asked(), Offers.ONE, area.prices(), scarce)))
        .toList();
  }
}
