package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

/** A need that wants a team now, and what may be known for it. */
public record Asking(OpenNeed need, Circumstances circumstances) {

  public Asking {
    requireNonNull(need, "need");
    requireNonNull(circumstances, "circumstances");
  }
}
