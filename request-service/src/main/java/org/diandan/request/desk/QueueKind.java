package org.diandan.request.desk;

import java.util.Arrays;

/** Why a request waits for a person, in the order of the queue. */
public enum QueueKind {
  /** The search for a team gave up. */
  ESCALATED,
  /** "Something else": a person has to say what it really is. */
  TRIAGE,
  /** A promise is broken. */
  OVERDUE,
  /** The resident asked where it stays. */
  URGED;

  /** The kind of this name, {@link #ESCALATED} for any other text. */
  public static QueueKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(ESCALATED);
  }
}
