package org.diandan.notification.inbox;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.Told;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The messages written for people's inboxes; every question names the person. */
@Component
public class InboxMessages {

  private static final String ENTRY =
      """
      select seq, id, created_at, read_at is not null as read, kind, request_id,
        coalesce(order_number, '') as order_number, coalesce(item, '') as item,
        coalesce(team_name, '') as team_name, team_id, offer_id, assignment_id, deadline
      from message
      join notice using (event_id)
      left join request_facts using (request_id)
      where channel = 'INBOX'
        and person_id = :person
      """;

  private final DatabaseClient database;

  InboxMessages(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A person's messages, newest first.
   *
   * @param before only those older than this {@link InboxEntry#seq()}, exclusive
   */
  public Mono<List<InboxEntry>> list(UUID personId, long before, int limit) {
    return database
        .sql(ENTRY + "  and seq < :before\norder by seq desc\nlimit :limit")
        .bind("person", personId)
        .bind("before", before)
        .bind("limit", limit)
        .map(InboxMessages::entry)
        .all()
        .collectList();
  }

  /** The number of messages the person has not read. */
  public Mono<Long> countUnread(UUID personId) {
    return database
        .sql(
            """
            select count(*) as unread
            from message
            where channel = 'INBOX'
              and person_id = :person
              and read_at is null""")
        .bind("person", personId)
        .map(row -> requireNonNull(row.get("unread", Long.class)))
        .one();
  }

  /**
   * Notes that the person has read a message; a second time changes nothing.
   *
   * @return the message; empty when the person has no such message
   */
  public Mono<InboxEntry> read(UUID personId, UUID messageId) {
    return database
        .sql(
            """
            update message
            set read_at = now()
            where id = :message
              and person_id = :person
              and channel = 'INBOX'
              and read_at is null""")
        .bind("message", messageId)
        .bind("person", personId)
        .then()
        .then(Mono.defer(() -> find(personId, messageId)));
  }

  private Mono<InboxEntry> find(UUID personId, UUID messageId) {
    return database
        .sql(ENTRY + "  and id = :message")
        .bind("person", personId)
        .bind("message", messageId)
        .map(InboxMessages::entry)
        .one();
  }

  private static InboxEntry entry(Readable row) {
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
    return new InboxEntry(
        requireNonNull(row.get("seq", Long.class)),
        requireNonNull(row.get("id", UUID.class)),
        told,
        requireNonNull(row.get("created_at", Instant.class)),
        Boolean.TRUE.equals(row.get("read", Boolean.class)));
  }
}
