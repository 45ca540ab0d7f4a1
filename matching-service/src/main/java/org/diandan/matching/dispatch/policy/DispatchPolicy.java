package org.diandan.matching.dispatch.policy;

import java.util.Set;
import java.util.UUID;

/** The engine behind the dispatch; the same input always gives the same decision. */
public interface DispatchPolicy {

  /**
   * Chooses one team to ask.
   *
   * @param asked teams that must not be asked again for this need
   */
  DispatchDecision decide(OpenNeed need, Candidates teams, Set<UUID> asked);
}
