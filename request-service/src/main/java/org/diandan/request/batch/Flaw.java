package org.diandan.request.batch;

import java.util.Locale;

/** Why a row of a file is not taken as it is; nothing is ever guessed. */
public enum Flaw {
  /** More or fewer fields than the header, or quotes that do not fit. */
  BROKEN_LINE,
  MISSING,
  TOO_LONG,
  CONTROL_CHARACTERS,
  UNREADABLE_TIME,
  /** The clock went forward over it. */
  SKIPPED_HOUR,
  /** The clock went back, so the time came twice. */
  REPEATED_HOUR,
  IN_THE_FUTURE,
  UNREADABLE_POSITION,
  UNKNOWN_STATE,
  UNKNOWN_TYPE,
  UNKNOWN_LABEL,
  CLOSED_BEFORE_OPENED,
  TARGET_BEFORE_OPENED,
  CLOSED_WITHOUT_TIME,
  OPEN_WITH_CLOSING_TIME,
  /** The number is known already, with other content. */
  OTHER_CONTENT,
  /** The same row was read before; harmless. */
  REPEATED,
  /** An empty line; counted nowhere. */
  EMPTY;

  /** What a row with this flaw counts as in the report. */
  public Verdict verdict() {
    return switch (this) {
      case REPEATED -> Verdict.REPEATED;
      case EMPTY -> Verdict.EMPTY;
      default -> Verdict.REJECTED;
    };
  }

  /** Key of the sentence that explains it. */
  public String messageKey() {
    return "import.flaw." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What became of a row. */
  public enum Verdict {
    ACCEPTED,
    REPEATED,
    REJECTED,
    EMPTY
  }
}
