package org.diandan.matching.dispatch;

import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.OpenNeed;

/**
 * A search that wants teams to ask.
 *
 * @param asked teams that must not be asked for it
 * @param count how many may be asked now, 0 or more
 */
record Wanted(OpenNeed need, Set<UUID> asked, int count) {

  Wanted {
    asked = Set.copyOf(asked);
  }
}
