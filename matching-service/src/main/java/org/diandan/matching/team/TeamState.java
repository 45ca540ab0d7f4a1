package org.diandan.matching.team;

/** How far a team has come in its life; only an active one is asked. */
public enum TeamState {
  /** It asked to be let in, or was asked to correct what it wrote. */
  APPLIED,
  /** Somebody responsible for its area checked what it wrote. */
  REVIEWED,
  /** It takes offers. */
  ACTIVE,
  /** It takes none for now; what it accepted stays with it. */
  SUSPENDED,
  /** It is no more; its record counts for its successor. */
  DISSOLVED
}
