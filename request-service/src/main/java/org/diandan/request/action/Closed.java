package org.diandan.request.action;

import java.time.Duration;
import java.time.Instant;
import org.diandan.contract.ClosureReason;
import org.jspecify.annotations.Nullable;

/**
 * When and why a request was closed; both are null while it is under way.
 *
 * @param at by the clock of the database
 */
public record Closed(@Nullable Instant at, @Nullable ClosureReason reason) {

  /** Whether its resident may still reopen it; what was closed as abuse stays closed. */
  boolean isReopenable(Instant now, Duration within) {
    return at != null && reason != ClosureReason.ABUSE && now.isBefore(at.plus(within));
  }
}
