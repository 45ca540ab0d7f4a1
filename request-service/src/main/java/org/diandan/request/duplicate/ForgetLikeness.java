package org.diandan.request.duplicate;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a request looks like is kept while it is open, and for 30 days at most. */
@Component
class ForgetLikeness {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetLikeness.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;

  ForgetLikeness(DatabaseClient database) {
    this.database = database;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT4M")
  void sweep() {
    try {
      database
          .sql(
              """
              delete from request_likeness l
              using request r
              where r.id = l.request_id
                and (r.closed_at is not null
                  or l.submitted_at < clock_timestamp() - interval '30 days')
              """)
          .then()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the rows wait for the next round.
      LOG.warn("The looks of old requests were not removed: {}", e.getMessage());
    }
  }
}
