package org.diandan.matching.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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
 * Takes the steps that are due by the database's clock. Timers are rows, so a restart loses none;
 * only cases of partitions this instance owns are swept.
 */
@Component
class CaseSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(CaseSweeper.class);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int AT_ONCE = 500;

  private final DatabaseClient database;
  private final FindTeam findTeam;
  private final OwnedPartitions partitions;
  private final Counter failures;

  CaseSweeper(
      DatabaseClient database,
      FindTeam findTeam,
      OwnedPartitions partitions,
      MeterRegistry meters) {
    this.database = database;
    this.findTeam = findTeam;
    this.partitions = partitions;
    this.failures =
        Counter.builder("diandan.sweep.failures")
            .description("Steps of a search that failed and will be tried again")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${matching.dispatch.sweep-every}")
  void sweep() {
    due().concatMap(this::step).onErrorResume(this::later).then().block(LIMIT);
  }

  private Flux<UUID> due() {
    return database
        .sql(
            """
            select request_id
            from matching.dispatch_case
            where next_step_at <= now()
              and kafka_partition = any(:owned)
            order by next_step_at
            limit :limit
            """)
        .bind("owned", partitions.current())
        .bind("limit", AT_ONCE)
        .mapValue(UUID.class)
        .all();
  }

  private Mono<Void> step(UUID requestId) {
    return findTeam.forRequest(requestId).onErrorResume(this::later);
  }

  /** Whatever it was, the row stays due and the next sweep tries again; the others go on. */
  private Mono<Void> later(Throwable failure) {
    failures.increment();
    if (failure instanceof DataAccessException) {
      LOG.warn("The searches wait for the database: {}", failure.getMessage());
    } else {
      LOG.warn("A step of a search failed and will be tried again", failure);
    }
    return Mono.empty();
  }
}
