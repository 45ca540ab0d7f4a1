package org.diandan.matching.duty;

import java.util.List;
import java.util.UUID;
import org.diandan.matching.duty.Candidate.Promise;

/** What became of a step with a duty. */
public sealed interface DutyOutcome {

  /** It is written. */
  record Done(UUID dutyId, DutyState state) implements DutyOutcome {}

  /** There is no such task or duty, or it is none of the person's business. */
  record Unknown() implements DutyOutcome {}

  /** The one who is to go does not belong to the team. */
  record NotMember() implements DutyOutcome {}

  /** The person is promised elsewhere at that time. */
  record Overlaps(Promise other) implements DutyOutcome {}

  /** The person goes to this task already, or stands by for it. */
  record GoesAlready() implements DutyOutcome {}

  /** A child under 14 goes only where somebody of age goes too. */
  record ChildAlone() implements DutyOutcome {}

  /** Something speaks against it; a leader who has read that says so and may go on. */
  record Unsure(List<Warning> warnings) implements DutyOutcome {

    public Unsure {
      warnings = List.copyOf(warnings);
    }
  }

  /** It is too late to step back without a reason. */
  record ReasonMissing() implements DutyOutcome {}

  /** The task has ended, or the duty is not in a state from which this follows. */
  record NotOpen() implements DutyOutcome {}
}
