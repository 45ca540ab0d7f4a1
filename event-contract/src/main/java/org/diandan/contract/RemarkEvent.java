package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** What a resident, or somebody for them, says while a request is under way. */
public sealed interface RemarkEvent extends RequestEvent {

  /**
   * The resident asks to hurry (催办).
   *
   * @param times how often so far, this one included; from 1
   */
  @WireName("request.urged.v1")
  record RequestUrged(UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, int times)
      implements RemarkEvent {

    public RequestUrged {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      if (times < 1) {
        throw new IllegalArgumentException(
            "The first time is number 1, not %d.".formatted(times));
      }
    }
  }

  /** The resident said more about the need; the words themselves never travel. */
  @WireName("request.words-added.v1")
  record RequestWordsAdded(UUID eventId, UUID requestId, Instant occurredAt, AreaCode area)
      implements RemarkEvent {

    public RequestWordsAdded {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
    }
  }

  /**
   * The resident wishes another time; the promises stay.
   *
   * @param wished the time that counts from now on
   */
  @WireName("request.rescheduled.v1")
  record RequestRescheduled(
      UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, TimeWindow wished)
      implements RemarkEvent {

    public RequestRescheduled {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(wished, "wished");
    }
  }
}
