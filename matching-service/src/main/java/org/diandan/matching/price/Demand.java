package org.diandan.matching.price;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.OpenNeed;

/**
 * What may still be asked of the teams today.
 *
 * @param waiting needs that look for a team at this moment
 * @param days what was asked for on past days, one list for each; a day may have been quiet
 */
record Demand(List<Wish> waiting, List<List<Wish>> days) {

  /** Nothing is asked for. */
  static final Demand NONE = new Demand(List.of(), List.of());

  Demand {
    waiting = List.copyOf(waiting);
    days = days.stream().map(List::copyOf).toList();
  }

  /**
   * A need, and the teams that must not be asked for it.
   *
   * @param asked none for a need of a past day: today everybody may be asked
   */
  record Wish(OpenNeed need, Set<UUID> asked) {

    Wish {
      asked = Set.copyOf(asked);
    }
  }
}
