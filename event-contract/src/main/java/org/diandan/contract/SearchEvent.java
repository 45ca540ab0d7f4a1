package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** How the search for a team goes on while nobody is asked. */
public sealed interface SearchEvent extends AssignmentEvent {

  /**
   * It can wait for its wished time: a team is asked later, when more is known of who else needs
   * whom.
   *
   * @param askAt when the first team is asked
   * @param confirmBy by when a team will be confirmed
   */
  @WireName("search.planned.v1")
  record SearchPlanned(UUID eventId, Instant occurredAt, Case of, Instant askAt, Instant confirmBy)
      implements SearchEvent {

    public SearchPlanned {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(askAt, "askAt");
      requireNonNull(confirmBy, "confirmBy");
    }
  }
}
