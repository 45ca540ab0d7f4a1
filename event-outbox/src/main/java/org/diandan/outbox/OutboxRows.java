package org.diandan.outbox;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.diandan.outbox.EventFormat.Sent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The relay's view of the outbox, on the one connection that holds its lock; blocks. */
final class OutboxRows implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRows.class);

  /** Rows sent before any is confirmed. */
  static final int BATCH = 1_000;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final int SWEPT_AT_ONCE = 1_000;

  private static final String LOCK = "select pg_try_advisory_lock(hashtextextended($1, 0))";

  private static final String BACKLOG =
      """
      select count(*), coalesce(extract(epoch from now() - min(written_at)), 0)::float8,
        (select count(*) from event_parked)
      from event_outbox
      where sent_at is null
      """;

  private static final String UNSENT =
      """
      select id, event_id, type, topic, record_key, subject, version, occurred_at, traceparent,
        data::text
      from event_outbox
      where sent_at is null
      order by id
      limit $1
      """;

  private static final String SENT = "update event_outbox set sent_at = now() where id = any($1)";

  private static final String SWEEP_SENT =
      """
      delete from event_outbox
      where id in (
        select id from event_outbox
        where sent_at < now() - make_interval(secs => $1)
        order by sent_at
        limit $2)
      """;

  private static final String SWEEP_INBOX =
      """
      delete from event_inbox
      where (consumer, event_id) in (
        select consumer, event_id from event_inbox
        where handled_at < now() - make_interval(secs => $1)
        order by handled_at
        limit $2)
      """;

  /** Keys live twice as long as promised. */
  private static final String SWEEP_KEYS =
      """
      delete from write_key
      where key in (
        select key from write_key
        where written_at < now() - make_interval(secs => $1)
        order by written_at
        limit $2)
      """;

  private static final Duration KEYS_LIVE = Duration.ofDays(2);

  private final PostgresqlConnection connection;
  private final OutboxProperties properties;
  private long sweptAt = System.nanoTime() - SWEEP.toNanos();

  OutboxRows(PostgresqlConnection connection, OutboxProperties properties) {
    this.connection = connection;
    this.properties = properties;
  }

  static <T> T await(Mono<T> work) {
    return Objects.requireNonNull(work.block(LIMIT));
  }

  /** Whether the lock of this schema's relay is ours now, for as long as the connection lives. */
  boolean lock() {
    return await(
        connection
            .createStatement(LOCK)
            .bind(0, properties.lockName())
            .execute()
            .flatMap(result -> result.map(row -> value(row, 0, Boolean.class)))
            .next());
  }

  void listen() {
    run("listen " + properties.wakeUpChannel());
  }

  /** Done at the next insert into the outbox; fails when the connection is lost. */
  CompletableFuture<@Nullable Notification> nextSignal() {
    return connection.getNotifications().next().toFuture();
  }

  @Override
  public void close() {
    try {
      connection.close().block(LIMIT);
    } catch (RuntimeException e) {
      // A connection that cannot be closed is broken already: nothing is left to do.
      LOG.debug("The relay's connection was not closed.", e);
    }
  }

  Backlog backlog() {
    return await(
        connection
            .createStatement(BACKLOG)
            .execute()
            .flatMap(
                result ->
                    result.map(
                        row ->
                            new Backlog(
                                value(row, 0, Long.class),
                                value(row, 1, Double.class),
                                value(row, 2, Long.class),
                                System.nanoTime())))
            .next());
  }

  /** The oldest unsent rows in their order, at most {@link #BATCH}. */
  List<Sent> unsent() {
    return await(
        connection
            .createStatement(UNSENT)
            .bind(0, BATCH)
            .execute()
            .flatMap(result -> result.map(OutboxRows::sent))
            .collectList());
  }

  void markSent(List<Long> ids) {
    await(
        connection
            .createStatement(SENT)
            .bind(0, ids.toArray(Long[]::new))
            .execute()
            .flatMap(result -> result.getRowsUpdated())
            .then(Mono.just(true)));
  }

  /** Once an hour, deletes what nobody can need any more, in small steps. */
  void sweep() {
    if (System.nanoTime() - sweptAt < SWEEP.toNanos()) {
      return;
    }
    sweep(SWEEP_SENT, properties.keepSent());
    sweep(SWEEP_INBOX, properties.keepSent());
    sweep(SWEEP_KEYS, KEYS_LIVE);
    sweptAt = System.nanoTime();
  }

  private void sweep(String sql, Duration age) {
    long deleted;
    do {
      deleted =
          await(
              connection
                  .createStatement(sql)
                  .bind(0, (double) age.toSeconds())
                  .bind(1, SWEPT_AT_ONCE)
                  .execute()
                  .flatMap(result -> result.getRowsUpdated())
                  .next());
    } while (deleted == SWEPT_AT_ONCE);
  }

  private void run(String sql) {
    await(
        Flux.from(connection.createStatement(sql).execute())
            .flatMap(result -> result.getRowsUpdated())
            .then(Mono.just(true)));
  }

  private static Sent sent(Readable row) {
    return new Sent(
        value(row, 0, Long.class),
        value(row, 1, UUID.class),
        value(row, 2, String.class),
        value(row, 3, String.class),
        value(row, 4, String.class),
        value(row, 5, UUID.class),
        value(row, 6, Long.class),
        value(row, 7, OffsetDateTime.class),
        row.get(8, String.class),
        value(row, 9, String.class));
  }

  private static <T> T value(Readable row, int column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type));
  }

  /**
   * What waits, as of a moment.
   *
   * @param depth rows to send; NaN when this relay does not hold the lock
   * @param parked rows put aside until their predecessors come
   */
  record Backlog(double depth, double oldestSeconds, double parked, long seenAt) {

    static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN, Double.NaN, 0);

    double ageSeconds() {
      return depth > 0
          ? oldestSeconds + (System.nanoTime() - seenAt) / (double) TimeUnit.SECONDS.toNanos(1)
          : oldestSeconds;
    }
  }
}
