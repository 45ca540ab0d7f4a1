package org.diandan.request.supervision;

/** What became of a supervision notice. */
public sealed interface SuperviseOutcome {

  /** It holds. */
  record Done() implements SuperviseOutcome {}

  /** There is no such request or notice, or it is none of theirs. */
  record Unknown() implements SuperviseOutcome {}

  /** Neither a team nor a department holds the request. */
  record NobodyHoldsIt() implements SuperviseOutcome {}

  /** Whoever holds it was called already and has not answered. */
  record CalledAlready() implements SuperviseOutcome {}

  /** It was answered before. */
  record AnsweredAlready() implements SuperviseOutcome {}
}
