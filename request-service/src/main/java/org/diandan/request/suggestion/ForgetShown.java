package org.diandan.request.suggestion;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was shown and never chosen is of no use after a day, the rest after 90 days. */
@Component
class ForgetShown {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetShown.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;

  ForgetShown(DatabaseClient database) {
    this.database = database;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
  void sweep() {
    try {
      database
          .sql(
              """
              delete from suggestion_shown
              where shown_at < clock_timestamp() - interval '90 days'
                or (chosen is null and shown_at < clock_timestamp() - interval '1 day')
              """)
          .then()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the rows wait for the next round.
      LOG.warn("Old suggestions were not removed: {}", e.getMessage());
    }
  }
}
