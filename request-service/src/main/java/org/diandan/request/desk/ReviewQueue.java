package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.clock.Overdue;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.lifecycle.RequestState;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open requests of an operator's areas that wait for a person; nothing personal in them. */
@Component
public final class ReviewQueue {

  private static final int MOST_ROWS = 30;

  /** A request may wait for several reasons and is counted with each. */
  private static final String WAITING =
      """
      with waiting as (
        select r.id, r.order_number, r.item_code, r.state, r.area_code, r.finish_by, r.accept_by,
          r.state = 'ESCALATED' and r.item_code not like '%%99' as escalated,
          r.state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED')
            and r.item_code like '%%99' as triage,
          %s and %s as overdue,
          r.state <> 'DELIVERED' and exists (
            select 1 from request_step s
            where s.request_id = r.id and s.kind = 'URGE' and s.round = r.round) as urged
        from request r
        where r.closed_at is null
          and not r.is_merged
          and exists (
            select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
      )
      """
          .formatted(Overdue.RUNNING, Overdue.PAST);

  private final DatabaseClient database;

  ReviewQueue(DatabaseClient database) {
    this.database = database;
  }

  /** One request that waits. */
  public record Line(
      UUID id,
      String orderNumber,
      ServiceItemCode item,
      RequestState state,
      String areaPath,
      Instant finishBy) {}

  /** How many wait for each reason. */
  public Mono<Map<QueueKind, Long>> counts(OperatorAreas areas) {
    return database
        .sql(
            WAITING
                + """
                select count(*) filter (where escalated) as escalated,
                  count(*) filter (where triage) as triage,
                  count(*) filter (where overdue) as overdue,
                  count(*) filter (where urged) as urged
                from waiting
                """)
        .bind("areas", areas.array())
        .map(ReviewQueue::countsOf)
        .one();
  }

  /** Those that wait for one reason, oldest promise first, at most 30. */
  public Flux<Line> list(OperatorAreas areas, QueueKind kind) {
    return database
        .sql(
            WAITING
                + """
                select w.id, w.order_number, w.item_code, w.state, w.finish_by,
                  (select string_agg(p.name, ' › ' order by length(p.code))
                   from area p
                   where p.code in (left(w.area_code, 9), w.area_code)) as path
                from waiting w
                where case cast(:kind as text)
                  when 'ESCALATED' then escalated
                  when 'TRIAGE' then triage
                  when 'OVERDUE' then overdue
                  else urged end
                order by w.finish_by
                limit :most
                """)
        .bind("areas", areas.array())
        .bind("kind", kind.name())
        .bind("most", MOST_ROWS)
        .map(ReviewQueue::lineOf)
        .all();
  }

  private static Map<QueueKind, Long> countsOf(Readable row) {
    var counts = new EnumMap<QueueKind, Long>(QueueKind.class);
    counts.put(QueueKind.ESCALATED, requireNonNull(row.get("escalated", Long.class)));
    counts.put(QueueKind.TRIAGE, requireNonNull(row.get("triage", Long.class)));
    counts.put(QueueKind.OVERDUE, requireNonNull(row.get("overdue", Long.class)));
    counts.put(QueueKind.URGED, requireNonNull(row.get("urged", Long.class)));
    return counts;
  }

  private static Line lineOf(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("path", String.class)),
        requireNonNull(row.get("finish_by", OffsetDateTime.class)).toInstant());
  }
}
