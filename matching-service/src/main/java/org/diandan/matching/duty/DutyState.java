package org.diandan.matching.duty;

/** What became of somebody's promise to go. */
public enum DutyState {
  /** Goes. */
  PLANNED,
  /** Keeps the time free and goes when called. */
  STANDBY,
  /** Said in time, or not, that it cannot be. */
  CANNOT_COME,
  /** Somebody else goes instead. */
  SUBSTITUTED,
  /** The visit ended. */
  DONE,
  /** Was expected and did not come. */
  NO_SHOW,
  /** Nobody is needed any more, or not at this time. */
  RELEASED;

  /** Whether the person keeps the time free. */
  public boolean isStanding() {
    return this == PLANNED || this == STANDBY;
  }
}
