package org.diandan.benchmarks.county;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.jspecify.annotations.Nullable;

/** A way to find teams: whom it asks for what wants a team at one moment. */
interface Platform {

  /** For the table. */
  String name();

  /**
   * Whether an open question takes a place of its team, so that every yes can be kept; otherwise
   * the first who says yes gets it and a full team's yes comes too late.
   */
  boolean questionsHoldPlaces();

  /**
   * Whom to ask.
   *
   * @param teams left as they are
   * @return one choice for each of those asking, in the same order
   */
  List<Choice> choose(List<Asking> asking, AreaTeams teams);

  /**
   * What to do for one request.
   *
   * @param teams to ask now; may be empty
   * @param busy teams that could be asked if they had room; empty when a later look is of no use
   */
  record Choice(List<UUID> teams, Set<UUID> busy) {

    public Choice {
      teams = List.copyOf(teams);
      busy = Set.copyOf(busy);
    }

    /** Nobody is asked now. */
    static Choice nobody(DispatchDecision why) {
      return new Choice(List.of(), busy(why));
    }

    /** Whom a decision, if any, waits for. */
    static Set<UUID> busy(@Nullable DispatchDecision why) {
      return why instanceof EverybodyBusy busy ? busy.teams() : Set.of();
    }
  }
}
