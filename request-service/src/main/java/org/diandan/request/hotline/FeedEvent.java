package org.diandan.request.hotline;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order of a hotline. Says nothing about persons.
 *
 * @param number its place in the feed of the key: 1, 2, 3 …
 * @param id the same in the feed and in every webhook that tells of it
 * @param hotlineNumber the hotline's number of the order
 * @param orderNumber ours
 * @param kind what happened
 * @param state where the order stands since then
 * @param round 1, and one more after every reopening
 * @param teamName who has promised to come; null while nobody has
 * @param reason why it was closed; null while it is open
 * @param expectedAt when help is likely, as far as this step says so
 */
public record FeedEvent(
    long number,
    UUID id,
    String hotlineNumber,
    String orderNumber,
    String kind,
    String state,
    int round,
    @Nullable String teamName,
    @Nullable String reason,
    @Nullable Instant expectedAt,
    Instant at) {

  static FeedEvent of(Readable row) {
    return new FeedEvent(
        requireNonNull(row.get("number", Long.class)),
        requireNonNull(row.get("event_id", UUID.class)),
        requireNonNull(row.get("their_number", String.class)),
        requireNonNull(row.get("order_number", String.class)),
        requireNonNull(row.get("kind", String.class)),
        requireNonNull(row.get("state", String.class)),
        requireNonNull(row.get("round", Integer.class)),
        row.get("team_name", String.class),
        row.get("reason", String.class),
        moment(row, "expected_at"),
        requireNonNull(moment(row, "occurred_at")));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
