package org.diandan.request.callback;

import java.util.Arrays;
import java.util.Optional;
import org.diandan.contract.CallResult;

/** What came of a try, in the order of the keys. */
public enum Outcome {
  RESOLVED(true, true),
  UNRESOLVED(true, true),
  /** Reached, but without an answer to the question. */
  NO_VERDICT(true, false),
  BUSY(false, false),
  NO_ANSWER(false, false),
  WRONG_NUMBER(true, false),
  REFUSED(true, false);

  private final boolean last;
  private final boolean verdict;

  Outcome(boolean last, boolean verdict) {
    this.last = last;
    this.verdict = verdict;
  }

  /** Whether trying again makes no sense. */
  boolean isLast() {
    return last;
  }

  /** As events name it. */
  CallResult result() {
    return CallResult.valueOf(name());
  }

  /** Whether the resident said if it is resolved. */
  public boolean isVerdict() {
    return verdict;
  }

  /** The outcome of this name; empty for any other text. */
  public static Optional<Outcome> find(String name) {
    return Arrays.stream(values()).filter(outcome -> outcome.name().equals(name)).findFirst();
  }
}
