package org.diandan.matching.dispatch.policy.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.diandan.matching.dispatch.policy.OpenNeed;

/**
 * A need that came before.
 *
 * @param at when its search began
 */
public record PastNeed(OpenNeed need, Instant at) {

  public PastNeed {
    requireNonNull(need, "need");
    requireNonNull(at, "at");
  }
}
