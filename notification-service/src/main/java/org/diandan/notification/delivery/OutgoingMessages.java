package org.diandan.notification.delivery;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.Told;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The messages that wait for a gateway. */
@Component
class OutgoingMessages {

  private final DatabaseClient database;
  private final DeliveryProperties properties;

  OutgoingMessages(DatabaseClient database, DeliveryProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /**
   * Takes due messages for one try each, in one statement, so that two instances never take the
   * same. The taker has the lease's time to say what became of it; then it is due again.
   */
  Flux<Outgoing> claim(int limit, Duration lease) {
    return database
        .sql(
            """
            with due as (
              select id
              from message
              where state = 'WAITING'
                and due_at <= now()
              order by due_at
              limit :limit
              for update skip locked),
            claimed as (
              update message
              set tries = tries + 1,
                  due_at = now() + :lease * interval '1 second'
              from due
              where message.id = due.id
              returning message.id, event_id, person_id, channel, tries)
            select claimed.id, claimed.event_id, person_id, channel, tries, kind, request_id,
              coalesce(order_number, '') as order_number, coalesce(item, '') as item,
              coalesce(team_name, '') as team_name,
              team_id, offer_id, assignment_id, deadline,
              occurred_at < now() - :late * interval '1 second'
                or coalesce(deadline < now(), false) as late,
              now() as claimed_at
            from claimed
            join notice using (event_id)
            left join request_facts using (request_id)""")
        .bind("limit", limit)
        .bind("lease", lease.toSeconds())
        .bind("late", properties.tooLateAfter().toSeconds())
        .map(OutgoingMessages::read)
        .all();
  }

  private static Outgoing read(Readable row) {
    var told =
        new Told(
            MessageKind.valueOf(requireNonNull(row.get("kind", String.class))),
            requireNonNull(row.get("request_id", UUID.class)),
            requireNonNull(row.get("order_number", String.class)),
            requireNonNull(row.get("item", String.class)),
            requireNonNull(row.get("team_name", String.class)),
            row.get("team_id", UUID.class),
            row.get("offer_id", UUID.class),
            row.get("assignment_id", UUID.class),
            row.get("deadline", Instant.class));
    return new Outgoing(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("event_id", UUID.class)),
        requireNonNull(row.get("person_id", UUID.class)),
        requireNonNull(row.get("request_id", UUID.class)),
        MessageChannel.valueOf(requireNonNull(row.get("channel", String.class))),
        told,
        requireNonNull(row.get("tries", Integer.class)),
        Boolean.TRUE.equals(row.get("late", Boolean.class)),
        requireNonNull(row.get("claimed_at", Instant.class)));
  }
}
