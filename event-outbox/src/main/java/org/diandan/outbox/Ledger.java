package org.diandan.outbox;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/**
 * The only way to write: state, events, idempotency key and inbox row in one statement, which runs
 * to its end even when the caller hangs up.
 *
 * <p>Safe for use by many threads. Everything else the database refuses (a constraint of the
 * service's own, a connection that is gone) comes as Spring's data access exceptions.
 *
 * @see <a href="../../../../../../../docs/decisions/0001-one-write-path.md">decision 0001</a>
 */
public final class Ledger {

  private static final String INBOX =
      """
      , outbox_inbox as (
        insert into event_inbox (consumer, event_id)
        select :outbox_consumer, :outbox_event
        where exists (select 1 from changed)
      ), outbox_position as (
        insert into event_position as known (consumer, topic, subject, version)
        select :outbox_consumer, :outbox_topic, :outbox_subject, :outbox_version
        where exists (select 1 from changed)
        on conflict on constraint event_position_pk do update
          set version = excluded.version, skipped = false
          where known.version <= excluded.version
      ), outbox_parked as (
        delete from event_parked
        where consumer = :outbox_consumer
          and topic = :outbox_topic
          and subject = :outbox_subject
          and version <= :outbox_version
          and exists (select 1 from changed)
      )
      """;

  private static final String KEY =
      """
      , outbox_key as (
        insert into write_key (key, fingerprint, answer)
        select :outbox_key, :outbox_fingerprint, :outbox_answer
        where exists (select 1 from changed)
      )
      """;

  private static final String EVENTS =
      """
      , outbox_events as (
        select *
        from jsonb_to_recordset(cast(:outbox_rows as jsonb)) as e(
          ordinal int, event_id uuid, type text, topic text, record_key text, subject uuid,
          step bigint, steps bigint, occurred_at timestamptz, data jsonb)
      ), outbox_stream as (
        insert into event_stream as stream (topic, subject, version)
        select distinct topic, subject, steps
        from outbox_events
        where exists (select 1 from changed)
        order by topic, subject
        on conflict on constraint event_stream_pk do update
          set version = stream.version + excluded.version
        returning topic, subject, version
      ), outbox_announced as (
        insert into event_outbox (
          event_id, type, topic, record_key, subject, version, occurred_at, traceparent, data)
        select e.event_id, e.type, e.topic, e.record_key, e.subject,
          stream.version - e.steps + e.step, e.occurred_at, :outbox_trace, e.data
        from outbox_events e
        join outbox_stream stream on stream.topic = e.topic and stream.subject = e.subject
        order by e.ordinal
      )
      """;

  private static final String HELD = "\nselect count(*) as held from changed";

  private static final String RECALL =
      "select fingerprint, answer from write_key where key = :outbox_key";

  private static final String HANDLED =
      "select 1 from event_inbox where consumer = :outbox_consumer and event_id = :outbox_event";

  private static final String RESEND =
      "update event_outbox set sent_at = null where sent_at >= :since";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK = "40P01";

  /** The statement that lost a deadlock wrote nothing and may run again. */
  private static final int DEADLOCKS = 5;

  private final DatabaseClient database;
  private final @Nullable Tracer tracer;

  Ledger(DatabaseClient database, @Nullable Tracer tracer) {
    this.database = database;
    this.tracer = tracer;
  }

  /** Writes all of the change or nothing. */
  public Mono<Written> write(Change change) {
    return write(change, null);
  }

  /**
   * What a key stands for before anything is written: {@link Written.Repeated} or {@link
   * Written.KeyReused}; empty when the key is new.
   */
  public Mono<Optional<Written>> recall(String key, String fingerprint) {
    return database
        .sql(RECALL)
        .bind("outbox_key", key)
        .map(row -> remembered(row.get(0, String.class), row.get(1, String.class), fingerprint))
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  /**
   * Sends everything again that was sent at {@code since} or later, in the old order, for a broker
   * that lost it; consumers that know it ignore it.
   *
   * @return how many events will be sent; those older than the outbox keeps are not among them
   */
  public Mono<Long> resendSince(Instant since) {
    return shielded(database.sql(RESEND).bind("since", since).fetch().rowsUpdated());
  }

  Mono<Written> write(Change change, @Nullable Handled handled) {
    return shielded(
        Mono.deferContextual(context -> execute(change, handled, traceparent(context)))
            .retryWhen(Retry.max(DEADLOCKS).filter(error -> DEADLOCK.equals(stateOf(error))))
            .flatMap(held -> held ? Mono.just(new Written.Applied()) : refused(change, handled))
            .onErrorResume(DataIntegrityViolationException.class, e -> repeated(change, handled, e))
            .onErrorResume(
                error -> LOCK_NOT_AVAILABLE.equals(stateOf(error)),
                error -> Mono.just(new Written.InFlight())));
  }

  /** A caller that goes away must not tear the write apart (decision 0001). */
  static <T> Mono<T> shielded(Mono<T> work) {
    return Mono.deferContextual(
        context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
  }

  private Mono<Boolean> execute(
      Change change, @Nullable Handled handled, @Nullable String traceparent) {
    var sql = new StringBuilder("with ").append(change.ctes());
    var bindings = new HashMap<String, Parameter>(change.bindings());
    if (handled != null) {
      sql.append(INBOX);
      handled.bindTo(bindings);
    }
    var once = change.once();
    if (once != null) {
      sql.append(KEY);
      bindings.put("outbox_key", Parameters.in(once.key()));
      bindings.put("outbox_fingerprint", Parameters.in(once.fingerprint()));
      bindings.put("outbox_answer", Parameters.in(once.answer()));
    }
    if (!change.events().isEmpty()) {
      sql.append(EVENTS);
      bindings.put("outbox_rows", Parameters.in(EventFormat.rows(change.events())));
      bindings.put(
          "outbox_trace",
          traceparent == null ? Parameters.in(String.class) : Parameters.in(traceparent));
    }
    return database
        .sql(sql.append(HELD).toString())
        .bindValues(bindings)
        .mapValue(Long.class)
        .one()
        .map(held -> held > 0);
  }

  /** A guard may refuse just because the same call came through before. */
  private Mono<Written> refused(Change change, @Nullable Handled handled) {
    return before(change, handled).map(written -> written.orElseGet(Written.Refused::new));
  }

  private Mono<Written> repeated(
      Change change, @Nullable Handled handled, DataIntegrityViolationException violation) {
    return before(change, handled)
        .flatMap(written -> written.map(Mono::just).orElseGet(() -> Mono.error(violation)));
  }

  private Mono<Optional<Written>> before(Change change, @Nullable Handled handled) {
    var once = change.once();
    var recalled =
        once == null
            ? Mono.just(Optional.<Written>empty())
            : recall(once.key(), once.fingerprint());
    return recalled.flatMap(
        written -> written.isPresent() ? Mono.just(written) : handledBefore(handled));
  }

  private Mono<Optional<Written>> handledBefore(@Nullable Handled handled) {
    if (handled == null) {
      return Mono.just(Optional.empty());
    }
    return database
        .sql(HANDLED)
        .bind("outbox_consumer", handled.consumer())
        .bind("outbox_event", handled.eventId())
        .mapValue(Integer.class)
        .one()
        .map(row -> Optional.<Written>of(new Written.Repeated("")))
        .defaultIfEmpty(Optional.empty());
  }

  private static @Nullable String stateOf(Throwable error) {
    var cause = error instanceof R2dbcException ? error : error.getCause();
    return cause instanceof R2dbcException failure ? failure.getSqlState() : null;
  }

  private static Written remembered(
      @Nullable String fingerprint, @Nullable String answer, String asked) {
    return asked.equals(fingerprint) && answer != null
        ? new Written.Repeated(answer)
        : new Written.KeyReused();
  }

  private @Nullable String traceparent(ContextView context) {
    var current = traceOf(context);
    if (current == null) {
      return null;
    }
    var flags = Boolean.FALSE.equals(current.sampled()) ? "00" : "01";
    return "00-%s-%s-%s".formatted(traceId(current), current.spanId(), flags);
  }

  /** Some tracers count with 64 bits; the header wants 128. */
  private static String traceId(TraceContext context) {
    return "0".repeat(Math.max(0, 32 - context.traceId().length())) + context.traceId();
  }

  private @Nullable TraceContext traceOf(ContextView context) {
    Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
    TracingContext tracing =
        observation == null ? null : observation.getContextView().get(TracingContext.class);
    var span =
        tracing != null && tracing.getSpan() != null
            ? tracing.getSpan()
            : tracer == null ? null : tracer.currentSpan();
    return span == null ? null : span.context();
  }

  /** The event a change is the effect of. */
  record Handled(String consumer, String topic, UUID subject, long version, UUID eventId) {

    void bindTo(Map<String, Parameter> bindings) {
      bindings.put("outbox_consumer", Parameters.in(consumer));
      bindings.put("outbox_topic", Parameters.in(topic));
      bindings.put("outbox_subject", Parameters.in(subject));
      bindings.put("outbox_version", Parameters.in(version));
      bindings.put("outbox_event", Parameters.in(eventId));
    }
  }
}
