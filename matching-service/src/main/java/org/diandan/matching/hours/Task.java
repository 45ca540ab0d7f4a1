package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.contract.ServiceItemCode;

/** What was done, for which request, by which team. */
public record Task(UUID assignmentId, UUID requestId, UUID teamId, ServiceItemCode item) {

  public Task {
    requireNonNull(assignmentId, "assignmentId");
    requireNonNull(requestId, "requestId");
    requireNonNull(teamId, "teamId");
    requireNonNull(item, "item");
  }
}
