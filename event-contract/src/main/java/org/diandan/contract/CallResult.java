package org.diandan.contract;

/** What came of calling a resident back (回访). */
public enum CallResult {
  /** Reached, and the resident calls it resolved. */
  RESOLVED,
  /** Reached, and the resident says it is not. */
  UNRESOLVED,
  /** Reached, without an answer to the question. */
  NO_VERDICT,
  BUSY,
  NO_ANSWER,
  WRONG_NUMBER,
  /** Reached, and nothing was to be asked. */
  REFUSED;

  /** Whether the call is valid (有效回访): the resident was reached and said how it went. */
  public boolean isVerdict() {
    return this == RESOLVED || this == UNRESOLVED;
  }
}
