package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Somebody who was there, from when until when, and what that stands on. */
public record Attended(UUID personId, Served served, Evidence evidence) {

  public Attended {
    requireNonNull(personId, "personId");
    requireNonNull(served, "served");
    requireNonNull(evidence, "evidence");
  }
}
