package org.diandan.request.export;

import java.util.UUID;

/** What became of something done to an export. */
public sealed interface ExportOutcome {

  /** It is done. */
  record Done(UUID id) implements ExportOutcome {}

  /** Too many of this person's are not done yet. */
  record Busy(int most) implements ExportOutcome {}

  /** The list is empty. */
  record NothingListed() implements ExportOutcome {}

  /** The list is too long. */
  record TooLong(int most) implements ExportOutcome {}

  /** Whoever ordered it cannot approve or refuse it. */
  record OwnOrder() implements ExportOutcome {}

  /** It does not stand where this could be done, or not any more. */
  record TooLate() implements ExportOutcome {}

  /** The areas of the list are not, or no longer, this person's to answer for. */
  record NotEntitled() implements ExportOutcome {}
}
