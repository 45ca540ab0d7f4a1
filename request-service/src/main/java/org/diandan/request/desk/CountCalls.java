package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.identity.OperatorAreas;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the wall of the desk shows of an operator's areas; nobody is named. */
@Component
public final class CountCalls {

  private static final int LONGEST_SHOWN = 5;

  private final DatabaseClient database;
  private final ZoneId zone;

  CountCalls(DatabaseClient database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * Orders taken at the desk in an hour of today.
   *
   * @param hour 0 to 23, in the wall time of the residents
   */
  public record Hour(int hour, long calls) {}

  /** Orders one operator took today. */
  public record Seat(UUID operator, long calls) {}

  /** A request nobody has accepted yet. */
  public record Waiting(String orderNumber, ServiceItemCode item, Instant since) {}

  /** Hours with calls, in order. */
  public Mono<List<Hour>> byHour(OperatorAreas areas) {
    return today(
            """
            select extract(hour from r.submitted_at at time zone :zone)::int as hour,
              count(*) as calls
            from desk_order d
            join request r on r.id = d.request_id
            where r.submitted_at >= date_trunc('day', now(), :zone)
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            group by 1
            order by 1
            """,
            areas)
        .map(row -> new Hour(requireNonNull(row.get("hour", Integer.class)), number(row, "calls")))
        .all()
        .collectList();
  }

  /** Who took calls today, most first. */
  public Mono<List<Seat>> bySeat(OperatorAreas areas) {
    return today(
            """
            select d.operator_id, count(*) as calls
            from desk_order d
            join request r on r.id = d.request_id
            where r.submitted_at >= date_trunc('day', now(), :zone)
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            group by d.operator_id
            order by calls desc, d.operator_id
            """,
            areas)
        .map(
            row ->
                new Seat(requireNonNull(row.get("operator_id", UUID.class)), number(row, "calls")))
        .all()
        .collectList();
  }

  /** Open requests of the areas. */
  public Mono<Long> open(OperatorAreas areas) {
    return database
        .sql(
            """
            select count(*)
            from request r
            where r.closed_at is null
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            """)
        .bind("areas", areas.array())
        .mapValue(Long.class)
        .one();
  }

  /** Those that wait longest for a team, at most five. */
  public Flux<Waiting> longest(OperatorAreas areas) {
    return database
        .sql(
            """
            select r.order_number, r.item_code, r.submitted_at
            from request r
            where r.state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED')
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            order by r.submitted_at
            limit :most
            """)
        .bind("areas", areas.array())
        .bind("most", LONGEST_SHOWN)
        .map(CountCalls::waitingOf)
        .all();
  }

  private DatabaseClient.GenericExecuteSpec today(String sql, OperatorAreas areas) {
    return database.sql(sql).bind("zone", zone.getId()).bind("areas", areas.array());
  }

  private static Waiting waitingOf(Readable row) {
    return new Waiting(
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("submitted_at", OffsetDateTime.class)).toInstant());
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class));
  }
}
