package org.diandan.request.action;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.Remark;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a request as an action needs it. */
@Component
final class ReadStanding {

  private final DatabaseClient database;
  private final ActionProperties properties;
  private final HandledAbove above;

  ReadStanding(DatabaseClient database, ActionProperties properties, HandledAbove above) {
    this.database = database;
    this.properties = properties;
    this.above = above;
  }

  /** For an action that moves it; empty when there is no such request. */
  Mono<Standing> of(UUID request) {
    return database
        .sql(
            """
            select id, state, round, version, area_code, item_code, item_version, closed_at,
              closure_reason, clock_timestamp() as now
            from request
            where id = :id
            """)
        .bind("id", request)
        .map(row -> standing(row, Pace.Before.NEVER, 0))
        .one()
        .flatMap(this::withAnswering);
  }

  private Mono<Standing> withAnswering(Standing standing) {
    return standing.state() == RequestState.DELIVERED || standing.state() == RequestState.ENDED
        ? above.of(standing.id()).map(standing::answeredBy)
        : Mono.just(standing);
  }

  /** For a remark, with how often it was made before; empty when there is no such request. */
  Mono<Standing> of(UUID request, Remark remark) {
    return database
        .sql(
            """
            select id, state, round, version, area_code, item_code, item_version, closed_at,
              closure_reason, clock_timestamp() as now, before.last, before.mostth, before.times
            from request r
            cross join lateral (
              select max(s.occurred_at) as last,
                max(s.occurred_at) filter (where s.nth = :most) as mostth,
                count(*) as times
              from (
                select occurred_at, row_number() over (order by occurred_at desc) as nth
                from request_step
                where request_id = r.id and kind = :kind
              ) s
            ) before
            where id = :id
            """)
        .bind("id", request)
        .bind("kind", remark.name())
        .bind("most", properties.of(remark).most())
        .map(
            row ->
                standing(
                    row,
                    new Pace.Before(moment(row, "last"), moment(row, "mostth")),
                    requireNonNull(row.get("times", Integer.class))))
        .one();
  }

  private static Standing standing(Readable row, Pace.Before before, int times) {
    var reason = row.get("closure_reason", String.class);
    var closed =
        new Closed(moment(row, "closed_at"), reason == null ? null : ClosureReason.valueOf(reason));
    return new Standing(
        CurrentRequest.of(row),
        requireNonNull(row.get("item_version", Integer.class)),
        closed,
        before,
        times,
        Optional.empty());
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
