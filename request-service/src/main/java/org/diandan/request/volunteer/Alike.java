package org.diandan.request.volunteer;

import java.util.UUID;

/** Two registrations that may be one person, and why. */
public record Alike(Volunteer one, Volunteer other, Because because) {

  /** The same pair, seen from one of the two. */
  public Alike from(UUID person) {
    return one.personId().equals(person) ? this : new Alike(other, one, because);
  }

  /** What both have, the surest first. */
  public enum Because {
    DOCUMENT,
    NAME_AND_BIRTH,
    /** A family may share one. */
    PHONE
  }
}
