package org.diandan.request.open311;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets words, links and exact places of posts whose request was de-identified, and of tests
 * after 90 days; the place stays to about a kilometre.
 */
@Component
class ForgetPosted {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetPosted.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final DatabaseClient database;

  ForgetPosted(DatabaseClient database) {
    this.database = database;
  }

  @Scheduled(fixedDelayString = "${diandan.retention.sweep-every:1h}", initialDelayString = "PT2M")
  void sweep() {
    try {
      database
          .sql(
              """
              update open311_request o
              set description = null, address = null, media_urls = '{}', attributes = '{}',
                contact_sealed = null, longitude = round(longitude::numeric, 2),
                latitude = round(latitude::numeric, 2), forgotten_at = clock_timestamp()
              where forgotten_at is null
                and (test and posted_at < clock_timestamp() - interval '90 days'
                  or exists (
                    select 1 from request r
                    where r.id = o.request_id and r.deidentified_at is not null))
              """)
          .fetch()
          .rowsUpdated()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // What is left waits for the next sweep.
      LOG.warn("Posts were not forgotten: {}", e.getMessage());
    }
  }
}
