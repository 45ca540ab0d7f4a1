package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.TeamRef;

/** Who of a team goes to its task, as far as people have to be told; never a name. */
public sealed interface DutyEvent extends Event {

  /** The request all this is about, with the attempt it belongs to. */
  Case of();

  @Override
  default UUID subjectId() {
    return of().requestId();
  }

  @Override
  default String topic() {
    return Topics.ASSIGNMENT;
  }

  @Override
  default String key() {
    return of().area().dispatchArea().value();
  }

  /**
   * Somebody's duty changed. What changes twice within moments is told once, as it is then.
   *
   * @param from when the person is or was expected, inclusive
   * @param until exclusive
   */
  @WireName("duty.changed.v1")
  record DutyChanged(
      UUID eventId,
      Instant occurredAt,
      Case of,
      UUID assignmentId,
      TeamRef team,
      UUID personId,
      DutyChange change,
      Instant from,
      Instant until)
      implements DutyEvent {

    public DutyChanged {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
      requireNonNull(personId, "personId");
      requireNonNull(change, "change");
      requireNonNull(from, "from");
      requireNonNull(until, "until");
    }
  }

  /** What somebody has to be told of a duty. */
  enum DutyChange {
    /** The person goes, maybe at another time than before; for the person. */
    PLANNED,
    /** The person keeps the time free; for the person. */
    STANDBY,
    /** The person need not go any more; for the person. */
    CANCELLED,
    /** The person cannot come; for the leaders. */
    CANNOT_COME,
    /** The resident's new time met another duty of the person, who is not sent; for the leaders. */
    CONFLICT
  }
}
