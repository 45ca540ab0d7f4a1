package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services need to know of somebody who serves, published by request-service. */
public sealed interface PersonEvent extends Event {

  /** The person, also the Kafka key: the compacted topic keeps the latest facts of each. */
  UUID personId();

  @Override
  default UUID subjectId() {
    return personId();
  }

  @Override
  default String topic() {
    return Topics.PERSON;
  }

  @Override
  default String key() {
    return personId().toString();
  }

  /**
   * All facts of a volunteer that others may know; every change repeats them whole.
   *
   * @param home where the volunteer lives, as exactly as was told; null when it was not
   * @param ageGroup repeated by the publisher when a birthday changes it
   * @param mergedInto the person whose hours and teams these are now; only in state MERGED
   */
  @WireName("person.changed.v1")
  record PersonChanged(
      UUID eventId,
      Instant occurredAt,
      UUID personId,
      PersonState state,
      AgeGroup ageGroup,
      @Nullable AreaCode home,
      @Nullable UUID mergedInto)
      implements PersonEvent {

    public PersonChanged {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(personId, "personId");
      requireNonNull(state, "state");
      requireNonNull(ageGroup, "ageGroup");
      if ((state == PersonState.MERGED) != (mergedInto != null)) {
        throw new IllegalArgumentException("Merged persons, and only those, name another one.");
      }
    }
  }

  /** Whether somebody may serve. */
  enum PersonState {
    /** Signed up, but the guardian's consent is missing. */
    AWAITS_GUARDIAN,
    /** May serve. */
    ACTIVE,
    /** Left; hours stay, the person does not. */
    LEFT,
    /** Was registered twice; the other one goes on. */
    MERGED
  }

  /** How old somebody is, as far as rules ask; never the birth date itself. */
  enum AgeGroup {
    /** Under 14: serves only beside a guardian. */
    CHILD,
    /** 14 and 15. */
    YOUTH,
    /** 16 and 17. */
    OLDER_YOUTH,
    ADULT,
    /** Registered by an administrator without a birth date; counts as an adult. */
    UNKNOWN;

    /** Whether a guardian's consent is needed. */
    public boolean isMinor() {
      return this == CHILD || this == YOUTH || this == OLDER_YOUTH;
    }
  }
}
