package org.diandan.request.worklist;

/** What can be done to several requests at once. */
public enum BulkAction {
  /** Call whoever holds them to account; words that were read cannot be taken back. */
  URGE(false),
  /** Refer them to one department. */
  REFER(true),
  /** Up to the joint meeting. */
  MEETING(true);

  private final boolean canBeUndone;

  BulkAction(boolean canBeUndone) {
    this.canBeUndone = canBeUndone;
  }

  /** Whether there is a way back. */
  public boolean canBeUndone() {
    return canBeUndone;
  }
}
