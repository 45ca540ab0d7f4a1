package org.diandan.notification.demonstration;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what the demonstration gateway was given, and what no gateway took. */
@Component
public class DemonstrationOutbox {

  private final DatabaseClient database;

  DemonstrationOutbox(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Text messages, newest first.
   *
   * @param before only older ones than this {@link Taken#seq()}; null for the newest
   */
  public Mono<List<Taken>> list(@Nullable Long before, int limit) {
    return database
        .sql(
            """
            select seq, message_key, phone_mask, body, taken_at,
              exists (
                select
                from reply_code r
                where r.message_id = message_key
                  and r.ended_at is null
                  and r.answer_by > now()) as answerable
            from demonstration_sms
            where seq < :before
            order by seq desc
            limit :limit""")
        .bind("before", before == null ? Long.MAX_VALUE : before)
        .bind("limit", limit)
        .map(DemonstrationOutbox::taken)
        .all()
        .collectList();
  }

  /** Messages given up after the last try, newest first. */
  public Mono<List<Failed>> listFailed(int limit) {
    return database
        .sql(
            """
            select id, channel, tries, trouble, ended_at
            from message
            where state = 'FAILED'
            order by seq desc
            limit :limit""")
        .bind("limit", limit)
        .map(DemonstrationOutbox::failed)
        .all()
        .collectList();
  }

  private static Taken taken(Readable row) {
    return new Taken(
        requireNonNull(row.get("seq", Long.class)),
        requireNonNull(row.get("message_key", UUID.class)),
        requireNonNull(row.get("phone_mask", String.class)),
        requireNonNull(row.get("body", String.class)),
        requireNonNull(row.get("taken_at", Instant.class)),
        Boolean.TRUE.equals(row.get("answerable", Boolean.class)));
  }

  private static Failed failed(Readable row) {
    return new Failed(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("channel", String.class)),
        requireNonNull(row.get("tries", Integer.class)),
        row.get("trouble", String.class),
        row.get("ended_at", Instant.class));
  }

  /**
   * A text message that would have been sent.
   *
   * @param seq grows with time; cursor of the list
   * @param phone masked
   * @param answerable whether it carries a code that can still be sent back
   */
  public record Taken(
      long seq, UUID key, String phone, String text, Instant takenAt, boolean answerable) {}

  /**
   * A message no gateway took.
   *
   * @param trouble of the last try; null when unknown
   */
  public record Failed(
      UUID id, String channel, int tries, @Nullable String trouble, @Nullable Instant endedAt) {}
}
