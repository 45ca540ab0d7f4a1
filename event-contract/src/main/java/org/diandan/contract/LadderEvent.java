package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.jspecify.annotations.Nullable;

/** A request moves between the four rungs, or a rung's clock runs out. */
public sealed interface LadderEvent extends ReferralEvent {

  /**
   * A department answers for the request from now on; nobody is looked for any more. Replaces
   * whichever department held it before.
   *
   * @param round one more than before when the resident said "not resolved" to a department
   * @param rung never COMMUNITY or MEETING
   * @param helpers departments that add their part; never the one that leads
   * @param forced whether it was returned so often that this department cannot return it
   * @param signBy when the department should have signed for it
   * @param finishBy when it should be done on this rung; returning it never moves this
   * @param persons who answers for the departments, by person id
   */
  @WireName("request.referred.v1")
  record RequestReferred(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      Rung rung,
      UUID departmentId,
      Set<UUID> helpers,
      LadderReason reason,
      boolean forced,
      Instant signBy,
      Instant finishBy,
      Set<UUID> persons)
      implements LadderEvent {

    public RequestReferred {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(rung, "rung");
      requireNonNull(departmentId, "departmentId");
      helpers = Set.copyOf(helpers);
      requireNonNull(reason, "reason");
      requireNonNull(signBy, "signBy");
      requireNonNull(finishBy, "finishBy");
      persons = Set.copyOf(persons);
    }
  }

  /**
   * The request goes back to the volunteers; the search begins anew.
   *
   * @param round one more than before, because it is a new attempt
   * @param clocks a new end for the search; the promised end stays
   */
  @WireName("request.handed-back.v1")
  record RequestHandedBack(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      LadderReason reason,
      Clocks clocks)
      implements LadderEvent {

    public RequestHandedBack {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(reason, "reason");
      requireNonNull(clocks, "clocks");
    }
  }

  /**
   * The joint meeting holds the request from now on; nobody is looked for any more.
   *
   * @param meetingId the one that treats it; null while none is called
   * @param decideBy when the meeting should have decided
   */
  @WireName("request.sent-to-meeting.v1")
  record RequestSentToMeeting(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      @Nullable UUID meetingId,
      LadderReason reason,
      Instant decideBy)
      implements LadderEvent {

    public RequestSentToMeeting {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(reason, "reason");
      requireNonNull(decideBy, "decideBy");
    }
  }

  /**
   * The joint meeting decided; what the decision causes is told by events of its own.
   *
   * @param departmentId who answers for it; null when no department does
   * @param dueBy when it should be done; null when nothing is to be done
   */
  @WireName("meeting.decided.v1")
  record MeetingDecided(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID meetingId,
      Ruling ruling,
      @Nullable UUID departmentId,
      @Nullable Instant dueBy)
      implements LadderEvent {

    public MeetingDecided {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(meetingId, "meetingId");
      requireNonNull(ruling, "ruling");
    }
  }

  /**
   * A clock of a rung comes due or is overdue; told once for each stage.
   *
   * @param deadline the moment it is about
   * @param persons who is told, by person id
   */
  @WireName("ladder.reminder.v1")
  record LadderReminder(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      LadderClock clock,
      ReminderStage stage,
      Instant deadline,
      Set<UUID> persons)
      implements LadderEvent {

    public LadderReminder {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(clock, "clock");
      requireNonNull(stage, "stage");
      requireNonNull(deadline, "deadline");
      persons = Set.copyOf(persons);
    }
  }

  /** Who holds a request, from the nearest to the highest. */
  enum Rung {
    /** Volunteer teams and the community. */
    COMMUNITY,
    /** The department that is responsible on the spot. */
    RESPONSIBLE,
    /** The department with the authority for the matter. */
    FUNCTIONAL,
    /** All of them at one table. */
    MEETING
  }

  /** Why a request moved. */
  enum LadderReason {
    NO_TEAM,
    NEEDS_AUTHORITY,
    NEEDS_EXPERTISE,
    UNSOLVED_TWICE,
    /** The clock of the rung below is over. */
    OVERDUE_BELOW,
    /** The department before returned it. */
    RETURNED,
    RETURNED_THRICE,
    /** The resident said "not resolved" to the department. */
    NOT_SATISFIED,
    MEETING_DECISION,
    /** The rung below can do it. */
    CAN_BE_DONE_BELOW
  }

  /** What a joint meeting decides. */
  enum Ruling {
    REFER,
    HAND_BACK,
    CANNOT_BE_DONE,
    /** It is treated again at another meeting. */
    ADJOURN
  }

  /** What a reminder of the ladder is about. */
  enum LadderClock {
    /** A department should have signed. */
    SIGN,
    /** A rung should be done with it. */
    FINISH,
    /** The joint meeting should have decided. */
    DECIDE,
    /** A supervision notice should have been answered. */
    SUPERVISION
  }
}
