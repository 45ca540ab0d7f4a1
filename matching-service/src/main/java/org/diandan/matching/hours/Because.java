package org.diandan.matching.hours;

/** Why an entry was not simply recorded. */
public enum Because {
  /** The person served somewhere else at the time. */
  OVERLAP,
  /** Longer than a single service can be. */
  LONG_ENTRY,
  /** More on one day than one person can serve. */
  LONG_DAY,
  /** An objection was upheld. */
  OBJECTION,
  /** An official found it wrong. */
  REVIEWED,
  /** Written again with corrected times. */
  CORRECTED
}
