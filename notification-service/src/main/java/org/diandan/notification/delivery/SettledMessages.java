package org.diandan.notification.delivery;

import java.time.Duration;
import java.util.UUID;
import org.diandan.contract.NotificationEvent;
import org.diandan.contract.NotificationEvent.NotificationDelivered;
import org.diandan.contract.NotificationEvent.NotificationFailed;
import org.diandan.contract.NotificationEvent.NotificationSuppressed;
import org.diandan.notification.delivery.Outcome.GivenUp;
import org.diandan.notification.delivery.Outcome.Postponed;
import org.diandan.notification.delivery.Outcome.Suppressed;
import org.diandan.notification.delivery.Outcome.Taken;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what became of a try; an end is written with its event in one statement. */
@Component
class SettledMessages {

  private final Ledger ledger;
  private final DatabaseClient database;

  SettledMessages(Ledger ledger, DatabaseClient database) {
    this.ledger = ledger;
    this.database = database;
  }

  Mono<Void> write(Outgoing message, Outcome outcome) {
    var id = UUID.randomUUID();
    var now = message.now();
    return switch (outcome) {
      case Taken taken ->
          end(message, "DELIVERED", "", new NotificationDelivered(id, now, message.fact()));
      case Suppressed suppressed ->
          end(
              message,
              "SUPPRESSED",
              suppressed.reason().name(),
              new NotificationSuppressed(id, now, message.fact(), suppressed.reason()));
      case GivenUp given ->
          end(
              message,
              "FAILED",
              given.trouble(),
              new NotificationFailed(id, now, message.fact(), message.tries()));
      case Postponed postponed -> postpone(message.id(), postponed.pause(), postponed.trouble());
    };
  }

  private Mono<Void> end(Outgoing message, String state, String trouble, NotificationEvent event) {
    var change =
        Change.of(
                """
                changed as (
                  update message
                  set state = :state,
                      ended_at = now(),
                      trouble = nullif(:trouble, '')
                  where id = :message
                    and state = 'WAITING'
                  returning id)""")
            .bind("state", state)
            .bind("trouble", trouble)
            .bind("message", message.id())
            .publishing(event);
    return ledger.write(change).then();
  }

  private Mono<Void> postpone(UUID messageId, Duration pause, String trouble) {
    return database
        .sql(
            """
            update message
            set due_at = now() + :pause * interval '1 millisecond',
                trouble = :trouble
            where id = :message
              and state = 'WAITING'""")
        .bind("pause", pause.toMillis())
        .bind("trouble", trouble)
        .bind("message", messageId)
        .then();
  }
}
