package org.diandan.matching.hours;

/** Where an entry of the record of hours stands. */
public enum EntryState {
  /** Written; waits for its leader, or for the end of its public notice. */
  RECORDED,
  /** Longer than one day's work can be; an official looks first. */
  IN_REVIEW,
  /** Its notice has passed, or an official found it right. */
  CONFIRMED,
  /** Somebody objected; an official decides. */
  DISPUTED,
  /** Counts no more. */
  VOIDED,
  /** Never counted: the person served somewhere else at the time. */
  REFUSED;

  /** Whether the entry holds its time, so that no other of the same person may overlap it. */
  public boolean stands() {
    return this != VOIDED && this != REFUSED;
  }
}
