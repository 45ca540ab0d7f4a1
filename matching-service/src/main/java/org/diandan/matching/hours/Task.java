package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;

/**
 * What was done, for which request, by which team.
 *
 * @param assignmentId null for hours of before the platform, whose request id names no request
 * @param origin the record such hours were brought from; null for all others
 */
public record Task(
    @Nullable UUID assignmentId,
    UUID requestId,
    UUID teamId,
    ServiceItemCode item,
    @Nullable String origin) {

  public Task {
    requireNonNull(requestId, "requestId");
    requireNonNull(teamId, "teamId");
    requireNonNull(item, "item");
    if ((assignmentId == null) != (origin != null)) {
      throw new IllegalArgumentException("Hours are of a task, or from an earlier record.");
    }
  }

  /** A task of the platform. */
  public static Task of(UUID assignmentId, UUID requestId, UUID teamId, ServiceItemCode item) {
    return new Task(requireNonNull(assignmentId, "assignmentId"), requestId, teamId, item, null);
  }

  /** Service of before the platform. */
  static Task before(UUID teamId, ServiceItemCode item, String origin) {
    return new Task(null, UUID.randomUUID(), teamId, item, requireNonNull(origin, "origin"));
  }
}
