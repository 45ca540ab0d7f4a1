package org.diandan.matching.hours;

/** What became of a step somebody wanted to take with an entry. */
public sealed interface EntryOutcome {

  /**
   * The step is taken.
   *
   * @param entry as it is now; the new one where an entry was written again
   */
  record Done(Entry entry) implements EntryOutcome {}

  /** There is no such entry, or none this person may act upon. */
  record Unknown() implements EntryOutcome {}

  /** The step does not follow from where the entry stands. */
  record NotNow(EntryState state) implements EntryOutcome {}

  /** It is one's own entry, which others decide about. */
  record OwnEntry() implements EntryOutcome {}

  /** The person served somewhere else at the corrected time. */
  record Overlaps() implements EntryOutcome {}

  /** This person has objected to the entry before. */
  record ObjectedBefore() implements EntryOutcome {}
}
