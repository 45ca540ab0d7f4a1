package org.diandan.request.callback;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds residents to call back, by the database's clock. Several instances may look at once: a
 * round of a request is called back once. Whoever left no phone is not on the list.
 */
@Component
class FindCallbacks {

  private static final Logger LOG = LoggerFactory.getLogger(FindCallbacks.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final DatabaseClient database;
  private final CallbackProperties properties;

  FindCallbacks(DatabaseClient database, CallbackProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "${diandan.callback.sweep-every:1m}")
  void sweep() {
    try {
      database
          .sql(
              """
              insert into callback (request_id, round, cause, due_at)
              select r.id, r.round, 'SILENT',
                r.delivered_at + make_interval(secs => :seconds)
              from request r
              where r.state = 'DELIVERED'
                and r.delivered_at < clock_timestamp() - make_interval(secs => :seconds)
                and r.phone_sealed is not null
              union all
              select e.request_id, e.round, 'UNRESOLVED', e.evaluated_at
              from evaluation e
              join request r on r.id = e.request_id
              where not e.resolved
                and e.round = r.round - 1
                and r.closed_at is null
                and r.phone_sealed is not null
              on conflict do nothing
              """)
          .bind("seconds", (double) properties.after().toSeconds())
          .then()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; they are found by the next sweep.
      LOG.warn("Call-backs were not found: {}", e.getMessage());
    }
  }
}
