package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.DepartmentEvent.ReferralRecalled;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.department.Departments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells departments that something is not theirs any more, whoever took it from them: an official,
 * a meeting, or a resident who needs it no longer. Several instances may look at once; each recall
 * is told once.
 */
@Component
class TellRecalls {

  private static final Logger LOG = LoggerFactory.getLogger(TellRecalls.class);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Departments departments;

  TellRecalls(DatabaseClient database, Ledger ledger, Departments departments) {
    this.database = database;
    this.ledger = ledger;
    this.departments = departments;
  }

  /** One that nobody was told of. */
  private record Recall(
      UUID id, UUID request, AreaCode area, int round, UUID department, Instant at) {

    static Recall of(Readable row) {
      return new Recall(
          requireNonNull(row.get("id", UUID.class)),
          requireNonNull(row.get("request_id", UUID.class)),
          new AreaCode(requireNonNull(row.get("area_code", String.class))),
          requireNonNull(row.get("round", Integer.class)),
          requireNonNull(row.get("department_id", UUID.class)),
          requireNonNull(row.get("ended_at", OffsetDateTime.class)).toInstant());
    }

    ReferralRecalled event(Set<UUID> persons) {
      return new ReferralRecalled(
          UUID.randomUUID(), request, at, area, round, id, department, persons);
    }
  }

  @Scheduled(fixedDelayString = "${diandan.ladder.remind-every:20s}")
  void sweep() {
    try {
      database
          .sql(
              """
              select f.id, f.request_id, r.area_code, f.round, f.department_id, f.ended_at
              from referral f
              join request r on r.id = f.request_id
              where f.state = 'RECALLED' and f.recall_told_at is null
              order by f.ended_at
              limit :most
              """)
          .bind("most", AT_ONCE)
          .map(Recall::of)
          .all()
          .concatMap(this::tell)
          .blockLast(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; whoever was not told is told by the next look.
      LOG.warn("No department was told of recalls: {}", e.getMessage());
    }
  }

  private Mono<Void> tell(Recall recall) {
    return departments
        .members(List.of(recall.department()))
        .flatMap(
            persons ->
                ledger.write(
                    Change.of(
                            """
                            changed as (
                              update referral
                              set recall_told_at = clock_timestamp()
                              where id = :id and recall_told_at is null
                              returning id
                            )
                            """)
                        .bind("id", recall.id())
                        .publishing(recall.event(persons))))
        .then();
  }
}
