package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a department does with a request that was referred to it. */
public sealed interface DepartmentEvent extends ReferralEvent {

  /** One request at one department. */
  UUID referralId();

  /** The department that acts. */
  UUID departmentId();

  /**
   * The department signed for it.
   *
   * @param signBy when it should have done so
   */
  @WireName("referral.signed.v1")
  record ReferralSigned(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      Instant signBy)
      implements DepartmentEvent {

    public ReferralSigned {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      requireNonNull(signBy, "signBy");
    }
  }

  /**
   * The department says it is not theirs; an official decides where it goes.
   *
   * @param proposedId the department that should have it; null when none was named
   * @param bounces how often this request was returned, from 1
   * @param persons officials who decide, by person id
   */
  @WireName("referral.returned.v1")
  record ReferralReturned(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      ReturnReason reason,
      @Nullable UUID proposedId,
      int bounces,
      Set<UUID> persons)
      implements DepartmentEvent {

    public ReferralReturned {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      requireNonNull(reason, "reason");
      persons = Set.copyOf(persons);
    }
  }

  /**
   * The department holds it no longer: it went somewhere else, or its resident needs it no more.
   *
   * @param departmentId the one that held it
   * @param persons who answers for that one, by person id
   */
  @WireName("referral.recalled.v1")
  record ReferralRecalled(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      Set<UUID> persons)
      implements DepartmentEvent {

    public ReferralRecalled {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      persons = Set.copyOf(persons);
    }
  }

  /**
   * Other departments help the one that leads.
   *
   * @param helpers all of them from now on; empty when the department goes on alone
   * @param persons who answers for the new ones, by person id
   */
  @WireName("referral.helpers-changed.v1")
  record HelpersChanged(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      Set<UUID> helpers,
      Set<UUID> persons)
      implements DepartmentEvent {

    public HelpersChanged {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      helpers = Set.copyOf(helpers);
      persons = Set.copyOf(persons);
    }
  }

  /**
   * A helping department added its part.
   *
   * @param departmentId the one that helps
   * @param persons who answers for the one that leads, by person id
   */
  @WireName("referral.part-added.v1")
  record PartAdded(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      Set<UUID> persons)
      implements DepartmentEvent {

    public PartAdded {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      persons = Set.copyOf(persons);
    }
  }

  /**
   * An official granted the department more time.
   *
   * @param finishBy the new end on this rung
   * @param originalFinishBy the end without any extension
   */
  @WireName("referral.extended.v1")
  record ReferralExtended(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      Instant finishBy,
      Instant originalFinishBy)
      implements DepartmentEvent {

    public ReferralExtended {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      requireNonNull(finishBy, "finishBy");
      requireNonNull(originalFinishBy, "originalFinishBy");
    }
  }

  /**
   * The department answered the resident. What is done waits for the resident's evaluation; what
   * cannot be done is closed with that reason.
   *
   * @param finishBy when it should have been done on this rung
   */
  @WireName("referral.answered.v1")
  record ReferralAnswered(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID referralId,
      UUID departmentId,
      Answer answer,
      Instant finishBy)
      implements DepartmentEvent {

    public ReferralAnswered {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(referralId, "referralId");
      requireNonNull(departmentId, "departmentId");
      requireNonNull(answer, "answer");
      requireNonNull(finishBy, "finishBy");
    }
  }

  /** Why a department returns a request. */
  enum ReturnReason {
    NOT_OUR_DUTY,
    NOT_OUR_AREA,
    OTHERS_MUST_LEAD,
    ALREADY_WITH_OTHERS,
    FACTS_MISSING
  }

  /** What a department's answer says. */
  enum Answer {
    DONE,
    CANNOT_BE_DONE
  }
}
