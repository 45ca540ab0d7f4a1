package org.diandan.matching.hours;

/** What an official makes of an objection, or of an entry in review. */
public enum Verdict {
  /** The entry was wrong and counts no more. */
  UPHELD,
  /** The entry was wrong and is written again with other times. */
  CORRECTED,
  /** The entry was right. */
  TURNED_DOWN
}
