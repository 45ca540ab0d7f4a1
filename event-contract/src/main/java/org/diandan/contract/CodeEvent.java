package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** One-time codes that are to be delivered, published by request-service. */
public sealed interface CodeEvent extends Event {

  @Override
  default UUID subjectId() {
    return eventId();
  }

  @Override
  default String topic() {
    return Topics.CODE;
  }

  @Override
  default String key() {
    return eventId().toString();
  }

  /**
   * Somebody says a phone is theirs and needs a one-time code to prove it. Neither phone nor code
   * travels; both are asked for at the moment of delivery by the {@code eventId}, which is also who
   * the message is for: whoever holds the phone.
   *
   * @param validUntil when the code has become useless
   */
  @WireName("code.phone-asked.v1")
  record PhoneCodeAsked(UUID eventId, Instant occurredAt, CodePurpose purpose, Instant validUntil)
      implements CodeEvent {

    public PhoneCodeAsked {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(purpose, "purpose");
      requireNonNull(validUntil, "validUntil");
    }
  }

  /** What the proof of a phone is for; the message says it. */
  enum CodePurpose {
    /** Becoming a volunteer. */
    JOIN,
    /** Signing in without a password. */
    SIGN_IN,
    /** Agreeing that one's child serves. */
    CONSENT
  }
}
