package org.diandan.request.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Remembers when keys of other systems were last used and from where: at most once a minute for a
 * key, however many instances it is used at.
 */
@Component
public final class KeyUses {

  private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
  private static final Duration REST = Duration.ofMinutes(1);

  private final DatabaseClient database;
  private final Clock clock;
  private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

  KeyUses(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A key proved good just now; a call never fails for not being remembered.
   *
   * @param source address the call came from
   */
  public Mono<Void> note(UUID key, String source) {
    return Mono.defer(() -> isDue(key) ? write(key, source) : Mono.empty())
        .onErrorResume(
            DataAccessException.class,
            e ->
                Mono.fromRunnable(
                    () -> LOG.warn("A use of key {} was not noted: {}", key, e.getMessage())));
  }

  private boolean isDue(UUID key) {
    var now = clock.instant();
    var last = noted.get(key);
    if (last != null && now.isBefore(last.plus(REST))) {
      return false;
    }
    noted.put(key, now);
    return true;
  }

  private Mono<Void> write(UUID key, String source) {
    return database
        .sql(
            """
            insert into key_use as known (key_id, used_at, source)
            values (:key, clock_timestamp(), :source)
            on conflict on constraint key_use_pk do update
              set used_at = excluded.used_at, source = excluded.source
              where known.used_at < excluded.used_at - make_interval(secs => :rest)
            """)
        .bind("key", key)
        .bind("source", source)
        .bind("rest", (double) REST.toSeconds() / 2)
        .fetch()
        .rowsUpdated()
        .then();
  }
}
