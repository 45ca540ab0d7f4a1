package org.diandan.contract;

/** Why a team does not hold a task any more; never held against a person. */
public enum ReleaseReason {
  CANNOT_COME(true),
  TASK_TOO_LARGE(true),
  WRONG_CATEGORY(true),
  SAFETY_WORRY(true),
  HEALTH(true),
  OTHER(true),
  /** Nobody of the team came. */
  NO_SHOW(false),
  /** Another team took it over. */
  HANDED_OVER(false),
  /** The request was withdrawn or closed. */
  REQUEST_ENDED(false);

  private final boolean givenByTeams;

  ReleaseReason(boolean givenByTeams) {
    this.givenByTeams = givenByTeams;
  }

  /** Whether a team may say so; the others are found by the platform. */
  public boolean isGivenByTeams() {
    return givenByTeams;
  }
}
