package org.diandan.matching.duty;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's promise to go to one assignment.
 *
 * @param from inclusive, when the person is expected
 * @param until exclusive, when the person is free again
 * @param because why the person cannot come or was released; null when nobody said
 * @param sequence 1 and one more after every change people can see
 */
public record Duty(
    UUID id,
    UUID assignmentId,
    UUID teamId,
    UUID personId,
    Instant from,
    Instant until,
    DutyState state,
    @Nullable String because,
    int sequence) {

  public Duty {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "A duty from %s until %s takes no time.".formatted(from, until));
    }
  }
}
