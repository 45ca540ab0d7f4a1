package org.diandan.notification.message;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The notices nobody was found for yet. */
@Component
class DueNotices {

  private final DatabaseClient database;
  private final AddressingProperties properties;

  DueNotices(DatabaseClient database, AddressingProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /**
   * Takes notices that are due. Each comes back by itself a little later, doubling from 0.25 s to a
   * minute, until it is addressed.
   */
  Flux<DueNotice> claim(int limit) {
    return database
        .sql(
            """
            with due as (
              select event_id
              from notice
              where addressed_at is null
                and due_at <= now()
              order by due_at
              limit :limit
              for update skip locked)
            update notice
            set lookups = lookups + 1,
                due_at = now() + least(interval '250 ms' * power(2, least(lookups, 10)),
                  interval '1 minute')
            from due
            where notice.event_id = due.event_id
            returning notice.event_id, kind, request_id, team_id,
              occurred_at < now() - :giveUp * interval '1 second' as overdue,
              now() as claimed_at""")
        .bind("limit", limit)
        .bind("giveUp", properties.giveUpAfter().toSeconds())
        .map(DueNotices::read)
        .all();
  }

  private static DueNotice read(Readable row) {
    return new DueNotice(
        requireNonNull(row.get("event_id", UUID.class)),
        MessageKind.valueOf(requireNonNull(row.get("kind", String.class))),
        requireNonNull(row.get("request_id", UUID.class)),
        row.get("team_id", UUID.class),
        Boolean.TRUE.equals(row.get("overdue", Boolean.class)),
        requireNonNull(row.get("claimed_at", Instant.class)));
  }
}
