package org.diandan.matching.dispatch;

import java.util.List;
import org.diandan.matching.dispatch.policy.Found;

/**
 * Decides what was waiting at one moment together: the place of an engine that weighs the searches
 * of a dispatch area against each other. Deterministic, and plain code.
 */
interface DecideTogether {

  /**
   * Chooses teams for every search; no team gets more than it has room for.
   *
   * @param area its teams are left as they are
   * @return one answer for each search, in the same order
   */
  List<Found> decideAll(List<Wanted> searches, Outlook area);
}
