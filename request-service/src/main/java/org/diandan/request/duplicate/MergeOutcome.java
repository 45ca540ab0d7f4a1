package org.diandan.request.duplicate;

/** What became of a wish to merge or to part. */
public sealed interface MergeOutcome {

  /** It is so. */
  record Done() implements MergeOutcome {}

  /** One of the two does not exist. */
  record Unknown() implements MergeOutcome {}

  /** It cannot be. */
  record Refused(Reason reason) implements MergeOutcome {}

  /** Why not. */
  enum Reason {
    /** A request is not merged into itself. */
    ITSELF,
    /** It is merged already. */
    MERGED_BEFORE,
    /** Others are merged into it; part them first. */
    LEADS_OTHERS,
    /** The other one is itself merged. */
    INTO_MERGED,
    /** The other one is delivered or closed. */
    INTO_ENDED,
    /** A team is on it, or it has ended. */
    NOT_WAITING,
    /** It is not merged. */
    NOT_MERGED,
    /** It has ended. */
    ENDED
  }
}
