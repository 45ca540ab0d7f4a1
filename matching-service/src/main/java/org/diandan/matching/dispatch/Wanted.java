package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.OpenNeed;

/**
 * A search that wants teams to ask.
 *
 * @param asked teams that must not be asked for it
 * @param offers how many questions run, and how many may
 * @param now when the search was read
 */
record Wanted(OpenNeed need, Set<UUID> asked, Offers offers, Instant now) {

  Wanted {
    asked = Set.copyOf(asked);
  }
}
