package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ExportEvent.ExportMoved;
import org.diandan.contract.ExportEvent.ExportStep;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends what is over, by the database's clock: exports nobody approved in time, those that cannot be
 * written, and files that were kept long enough. Each says so in the audit log.
 */
@Component
class SweepExports {

  private static final Logger LOG = LoggerFactory.getLogger(SweepExports.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String END =
      """
      ended as (
        update export_job
        set state = :state, lease_owner = null, lease_until = null
        where id = :id
          and state = :before
        returning id, areas
      ), listed as (
        delete from export_row r using ended where r.job_id = ended.id
      ), pieces as (
        delete from export_piece p using ended where p.job_id = ended.id
      ), changed as (
        select append_audit(null, :action, cast(id as text), '', '',
          case when cardinality(areas) = 1 then areas[1] else '' end, '', '')
        from ended
      )
      """;

  private static final String OVER =
      """
      select id, ordered_by, state, clock_timestamp() as now
      from export_job
      where (state = 'ASKED' and approve_by < clock_timestamp())
        or (state = 'DONE' and kept_until < clock_timestamp())
        or (state = 'RUNNING' and lease_until < clock_timestamp() and attempts >= 3)
        or (state = 'LISTING' and ordered_at < clock_timestamp() - interval '10 minutes')
      order by ordered_at
      limit 500
      """;

  /** What a writer brought after its export was called off. */
  private static final String LEFT_OVER =
      """
      delete from export_piece p
      using export_job j
      where j.id = p.job_id
        and j.state not in ('RUNNING', 'DONE', 'QUEUED')
      """;

  private final DatabaseClient database;
  private final Ledger ledger;

  SweepExports(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  private record Over(UUID id, UUID orderedBy, ExportState state, Instant now) {}

  @Scheduled(
      fixedDelayString = "${diandan.export.sweep-every:1m}",
      initialDelayString = "${diandan.export.sweep-every:1m}")
  void sweep() {
    try {
      database
          .sql(OVER)
          .map(
              row ->
                  new Over(
                      requireNonNull(row.get("id", UUID.class)),
                      requireNonNull(row.get("ordered_by", UUID.class)),
                      ExportState.valueOf(requireNonNull(row.get("state", String.class))),
                      requireNonNull(row.get("now", Instant.class))))
          .all()
          .collectList()
          .flatMapIterable(over -> over)
          .concatMap(this::end)
          .then(Mono.defer(() -> database.sql(LEFT_OVER).fetch().rowsUpdated()))
          .block(LIMIT);
    } catch (DataAccessException e) {
      // What is left waits for the next sweep.
      LOG.warn("Exports were not swept: {}", e.getMessage());
    }
  }

  private Mono<Written> end(Over over) {
    return switch (over.state()) {
      case ASKED -> end(over, ExportState.EXPIRED, Set.of(moved(over, ExportStep.EXPIRED)));
      case DONE -> end(over, ExportState.REMOVED, Set.of());
      case RUNNING, LISTING ->
          end(over, ExportState.FAILED, Set.of(moved(over, ExportStep.FAILED)));
      case QUEUED, REFUSED, EXPIRED, CANCELLED, FAILED, REMOVED -> Mono.empty();
    };
  }

  private Mono<Written> end(Over over, ExportState state, Set<ExportMoved> events) {
    return ledger.write(
        Change.of(END)
            .bind("id", over.id())
            .bind("before", over.state().name())
            .bind("state", state.name())
            .bind("action", "export-" + state.name().toLowerCase(java.util.Locale.ROOT))
            .publishing(events));
  }

  private static ExportMoved moved(Over over, ExportStep step) {
    return new ExportMoved(
        UUID.randomUUID(), over.now(), over.id(), step, Set.of(over.orderedBy()));
  }
}
