package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** What became of a message to a person, published by notification-service. */
public sealed interface NotificationEvent extends Event {

  /** What every message fact carries. */
  Message message();

  @Override
  default UUID subjectId() {
    return message().messageId();
  }

  @Override
  default String topic() {
    return Topics.NOTIFICATION;
  }

  @Override
  default String key() {
    return message().recipientId().toString();
  }

  /**
   * A message to one person on one channel.
   *
   * @param recipientId the person
   * @param requestId the request it tells of; of a message that proves a phone, the code itself
   */
  record Message(UUID messageId, UUID recipientId, UUID requestId, MessageChannel channel) {

    public Message {
      requireNonNull(messageId, "messageId");
      requireNonNull(recipientId, "recipientId");
      requireNonNull(requestId, "requestId");
      requireNonNull(channel, "channel");
    }
  }

  /** The ways a message reaches a person. */
  enum MessageChannel {
    INBOX,
    SMS,
    MAIL
  }

  /** The channel took the message. */
  @WireName("notification.delivered.v1")
  record NotificationDelivered(UUID eventId, Instant occurredAt, Message message)
      implements NotificationEvent {

    public NotificationDelivered {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(message, "message");
    }
  }

  /** The channel refused the message for good. */
  @WireName("notification.failed.v1")
  record NotificationFailed(UUID eventId, Instant occurredAt, Message message, int tries)
      implements NotificationEvent {

    public NotificationFailed {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(message, "message");
    }
  }

  /** The message was not sent on purpose, for want of an address or by the person's own wish. */
  @WireName("notification.suppressed.v1")
  record NotificationSuppressed(
      UUID eventId, Instant occurredAt, Message message, SuppressionReason reason)
      implements NotificationEvent {

    public NotificationSuppressed {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(message, "message");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * A leader answered an offer by text message, with the offer's own code. Whether the answer
   * counts is for matching-service to say.
   *
   * @param message the one that asked; its recipient is the one who answered
   */
  @WireName("reply.received.v1")
  record ReplyReceived(
      UUID eventId, Instant occurredAt, Message message, UUID offerId, boolean accepts)
      implements NotificationEvent {

    public ReplyReceived {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(message, "message");
      requireNonNull(offerId, "offerId");
    }
  }

  /** Why a message was not sent. */
  enum SuppressionReason {
    NO_ADDRESS,
    NOT_WANTED,
    TOO_LATE
  }
}
