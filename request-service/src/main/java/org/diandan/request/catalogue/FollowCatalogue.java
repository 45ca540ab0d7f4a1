package org.diandan.request.catalogue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks every two seconds whether the catalogue was changed, on whichever instance that happened,
 * and rereads it only then.
 */
@Component
class FollowCatalogue {

  private static final Logger LOG = LoggerFactory.getLogger(FollowCatalogue.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final CatalogueTables tables;
  private final Catalogue catalogue;
  private final AtomicLong known = new AtomicLong(-1);

  FollowCatalogue(CatalogueTables tables, Catalogue catalogue) {
    this.tables = tables;
    this.catalogue = catalogue;
  }

  @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
  void lookAgain() {
    try {
      look().block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; what was read last goes on serving.
      LOG.warn("The catalogue was not refreshed: {}", e.getMessage());
    }
  }

  /** Reads what is newer than what this instance knows. */
  Mono<Void> look() {
    return tables
        .revision()
        .filter(revision -> revision != known.get())
        .flatMap(
            revision ->
                tables.read().doOnNext(catalogue::replace).doOnNext(_ -> known.set(revision)))
        .then();
  }
}
