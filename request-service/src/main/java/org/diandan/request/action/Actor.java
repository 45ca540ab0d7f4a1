package org.diandan.request.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id the operator's person or the hotline's key; null for the resident, whom the link proves
 */
public record Actor(Kind kind, @Nullable UUID id) {

  /** As what somebody acts. */
  public enum Kind {
    /** The holder of the private link. */
    RESIDENT,
    /** Staff for a caller. */
    OPERATOR,
    /** A hotline's own system for a caller. */
    HOTLINE
  }

  public Actor {
    if ((kind == Kind.RESIDENT) != (id == null)) {
      throw new IllegalArgumentException("Residents have no id here, all others need one.");
    }
  }

  /** Whoever holds the private link. */
  public static Actor resident() {
    return new Actor(Kind.RESIDENT, null);
  }

  /** An operator on behalf of a caller. */
  public static Actor operator(UUID personId) {
    return new Actor(Kind.OPERATOR, personId);
  }

  /** A hotline, by its key, on behalf of a caller. */
  public static Actor hotline(UUID keyId) {
    return new Actor(Kind.HOTLINE, keyId);
  }
}
