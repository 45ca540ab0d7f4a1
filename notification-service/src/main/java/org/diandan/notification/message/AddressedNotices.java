package org.diandan.notification.message;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.NotificationEvent.Message;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.contract.NotificationEvent.NotificationDelivered;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes the messages of a notice and closes it in one statement, so that a second instance that
 * had the same thought writes nothing.
 *
 * <p>A message in the inbox is delivered by being written; the other channels' rows wait.
 */
@Component
class AddressedNotices {

  private final Ledger ledger;

  AddressedNotices(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Answers the notice, also when somebody else closed it first. */
  Mono<DueNotice> write(DueNotice notice, List<NewMessage> messages) {
    var change =
        Change.of(
                """
                changed as (
                  update notice
                  set addressed_at = now()
                  where event_id = :event
                    and addressed_at is null
                  returning event_id),
                written as (
                  insert into message (id, event_id, person_id, channel, state, ended_at)
                  select recipient.id, changed.event_id, recipient.person, recipient.channel,
                    case recipient.channel when 'INBOX' then 'DELIVERED' else 'WAITING' end,
                    case recipient.channel when 'INBOX' then now() end
                  from changed
                  cross join unnest(:ids, :persons, :channels)
                    as recipient (id, person, channel)
                  on conflict on constraint message_once do nothing)""")
            .bind("event", notice.eventId())
            .bind("ids", messages.stream().map(NewMessage::id).toArray(UUID[]::new))
            .bind("persons", messages.stream().map(NewMessage::personId).toArray(UUID[]::new))
            .bind(
                "channels",
                messages.stream().map(message -> message.channel().name()).toArray(String[]::new))
            .publishing(inboxEvents(notice, messages));
    return ledger.write(change).thenReturn(notice);
  }

  private static List<NotificationDelivered> inboxEvents(
      DueNotice notice, List<NewMessage> messages) {
    return messages.stream()
        .filter(message -> message.channel() == MessageChannel.INBOX)
        .map(
            message ->
                new NotificationDelivered(
                    UUID.randomUUID(),
                    notice.now(),
                    new Message(
                        message.id(), message.personId(), notice.requestId(), message.channel())))
        .toList();
  }
}
