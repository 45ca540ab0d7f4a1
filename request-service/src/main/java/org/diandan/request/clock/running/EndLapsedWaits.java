package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends waits nobody ends by hand: the resident said more instead of answering, somebody is there,
 * or the request is over. Wishes for more time whose holder is gone become void.
 */
@Component
class EndLapsedWaits {

  private static final Logger LOG = LoggerFactory.getLogger(EndLapsedWaits.class);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final DatabaseClient database;
  private final EndWait waits;

  EndLapsedWaits(DatabaseClient database, EndWait waits) {
    this.database = database;
    this.waits = waits;
  }

  /**
   * A wait that is over.
   *
   * @param words whether the resident said more
   */
  private record Over(UUID request, boolean words, Instant at) {}

  @Scheduled(fixedDelayString = "${diandan.clocks.remind-every:20s}")
  void sweep() {
    try {
      over().concatMap(this::end).blockLast(LIMIT);
      voidWishes().block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the waits end with the next look.
      LOG.warn("Waits for residents were not ended: {}", e.getMessage());
    }
  }

  private Mono<ClockOutcome> end(Over over) {
    return over.words()
        ? waits.answered(over.request(), over.at())
        : waits.lapse(over.request(), over.at());
  }

  private Flux<Over> over() {
    return database
        .sql(
            """
            select q.request_id, words.at is not null as words,
              coalesce(words.at, arrived.at, clock_timestamp()) as at
            from request_question q
            join request r on r.id = q.request_id
            cross join lateral (
              select min(s.occurred_at) as at
              from request_step s
              where s.request_id = q.request_id
                and s.kind = 'ADD_WORDS'
                and s.recorded_at > q.asked_at) as words
            cross join lateral (
              select min(s.occurred_at) as at
              from request_step s
              where s.request_id = q.request_id
                and s.kind = 'CHECK_IN'
                and s.recorded_at > q.asked_at) as arrived
            where q.ended_at is null
              and (words.at is not null
                or r.round <> q.round
                or r.state not in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED'))
            limit 500
            """)
        .map(
            row ->
                new Over(
                    requireNonNull(row.get("request_id", UUID.class)),
                    Boolean.TRUE.equals(row.get("words", Boolean.class)),
                    requireNonNull(row.get("at", Instant.class))))
        .all();
  }

  private Mono<Long> voidWishes() {
    return database
        .sql(
            """
            update request_extension e
            set state = 'VOID', place = null, decided_at = clock_timestamp()
            from request r
            where r.id = e.request_id
              and e.state = 'ASKED'
              and (r.round <> e.round or r.state not in ('ACCEPTED', 'IN_SERVICE'))
            """)
        .fetch()
        .rowsUpdated();
  }
}
