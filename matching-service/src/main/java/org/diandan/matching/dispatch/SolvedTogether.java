package org.diandan.matching.dispatch;

import java.util.List;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Found;

/** Puts what the searches of an area know before the engine. */
record SolvedTogether(CheapestTogether engine) implements DecideTogether {

  @Override
  public List<Found> decideAll(List<Wanted> searches, Outlook area) {
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
    return engine.decide(asking, List.of(), area.teams());
  }
}
