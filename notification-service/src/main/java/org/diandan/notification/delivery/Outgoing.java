package org.diandan.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.NotificationEvent.Message;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.notification.message.Told;

/**
 * A message taken for one try.
 *
 * @param eventId the fact it tells of; also names the one-time code it may carry
 * @param tries counts this one, from 1
 * @param late whether it would tell old news
 * @param now the database clock
 */
record Outgoing(
    UUID id,
    UUID eventId,
    UUID personId,
    UUID requestId,
    MessageChannel channel,
    Told told,
    int tries,
    boolean late,
    Instant now) {

  Message fact() {
    return new Message(id, personId, requestId, channel);
  }
}
