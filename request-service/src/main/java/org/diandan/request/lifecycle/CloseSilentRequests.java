package org.diandan.request.lifecycle;

import java.time.Duration;
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
      silent().concatMap(request -> ledger.write(Decisions.staySilent(request))).blockLast(LIMIT);
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
}
