package org.diandan.request.sorting;

/** What became of a wish to make a request another item. */
public sealed interface SortOutcome {

  /** It is that item from now on. */
  record Done() implements SortOutcome {}

  /** There is no such request. */
  record Unknown() implements SortOutcome {}

  /** A team has accepted it, somebody else holds it, or it is closed. */
  record TooLate() implements SortOutcome {}

  /** It goes where another one goes; that one can be sorted. */
  record Merged() implements SortOutcome {}
}
