package org.diandan.request.lifecycle;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Closes requests nobody evaluated, by the database's clock. Several instances may sweep at once:
 * the version guard lets one of them win.
 */
@Component
class CloseSilentRequests {

  private static final Logger LOG = LoggerFactory.getLogger(CloseSilentRequests.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int AT_ONCE = 200;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final LifecycleProperties properties;

  CloseSilentRequests(DatabaseClient database, Ledger ledger, LifecycleProperties properties) {
    this.database = database;
    this.ledger = ledger;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "${diandan.lifecycle.sweep-every:30s}")
  void sweep() {
    try {
      silent().concatMap(request -> ledger.write(close(request))).blockLast(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the rows wait for the next sweep.
      LOG.warn("Silent requests were not closed: {}", e.getMessage());
    }
  }

  private Flux<CurrentRequest> silent() {
    return database
        .sql(
            """
            select id, state, round, version, area_code, item_code, clock_timestamp() as now
            from request
            where state = 'DELIVERED'
              and delivered_at < clock_timestamp() - make_interval(secs => :seconds)
            order by delivered_at
            limit :most
            """)
        .bind("seconds", (double) properties.evaluationWindow().toSeconds())
        .bind("most", AT_ONCE)
        .map(CurrentRequest::of)
        .all();
  }

  private static Change close(CurrentRequest request) {
    var now = request.now().atOffset(ZoneOffset.UTC);
    return Change.of(
            """
            changed as (
              update request
              set state = :state, version = version + 1, closed_at = :now, closure_reason = :reason
              where id = :id and version = :version and state = any(:from)
              returning id
            ), step as (
              insert into request_step (request_id, event_id, kind, round, occurred_at)
              select id, :event, :kind, :round, :now from changed
            )
            """)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(Step.STAY_SILENT))
        .bind("state", Lifecycle.targetOf(Step.STAY_SILENT).name())
        .bind("reason", ClosureReason.NOT_EVALUATED.name())
        .bind("event", UUID.randomUUID())
        .bind("kind", Step.STAY_SILENT.name())
        .bind("round", request.round())
        .bind("now", now)
        .publishing(
            new RequestClosed(
                UUID.randomUUID(),
                request.id(),
                request.now(),
                request.area(),
                ClosureReason.NOT_EVALUATED));
  }
}
