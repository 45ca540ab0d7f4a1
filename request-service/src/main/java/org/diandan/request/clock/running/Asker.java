package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Somebody of the staff who asks something about a request.
 *
 * @param person person id
 */
public record Asker(UUID person, As role) {

  /** What somebody asks as; it is kept with what was asked. */
  public enum As {
    /** Leads the team that holds the request. */
    LEADER,
    OPERATOR,
    OFFICIAL
  }

  public Asker {
    requireNonNull(person, "person");
    requireNonNull(role, "role");
  }
}
