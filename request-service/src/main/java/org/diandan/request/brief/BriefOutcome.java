package org.diandan.request.brief;

/** Whether somebody may read a brief. */
public sealed interface BriefOutcome {

  /** Yes, and this is it. */
  record Shown(Brief brief) implements BriefOutcome {}

  /** No team of theirs was ever asked, or there is no such request: both look the same. */
  record NotTheirs() implements BriefOutcome {}

  /** Their team was asked, but no longer has to do with it. */
  record Gone() implements BriefOutcome {}
}
