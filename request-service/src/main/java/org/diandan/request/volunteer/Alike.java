package org.diandan.request.volunteer;

import java.util.UUID;

/** Two registrations that may be one person, and why. */
public record Alike(Volunteer one, Volunteer other, Because because) {

  /** The one that is not this person. */
  public Volunteer otherThan(UUID person) {
    return one.personId().equals(person) ? other : one;
  }

  /** What both have, the surest first. */
  public enum Because {
    DOCUMENT,
    NAME_AND_BIRTH,
    /** A family may share one. */
    PHONE
  }
}
