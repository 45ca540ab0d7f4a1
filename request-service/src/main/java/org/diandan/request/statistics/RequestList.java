package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.clock.Overdue;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The requests of areas as a list; nothing personal in it. */
@Component
public final class RequestList {

  private static final int MOST_ROWS = 100;

  private final DatabaseClient database;

  RequestList(DatabaseClient database) {
    this.database = database;
  }

  /**
   * One row.
   *
   * @param planned a team is looked for later, because there is time until the wished day
   * @param teamName who holds it; null while nobody does
   */
  public record Line(
      UUID id,
      String orderNumber,
      ServiceItemCode item,
      RequestState state,
      boolean planned,
      String areaPath,
      @Nullable String teamName,
      Instant submittedAt,
      Instant finishBy,
      boolean overdue) {}

  /**
   * The newest requests inside the areas, at most 100.
   *
   * @param areas code prefixes; an empty prefix is everywhere
   * @param states names of states; empty for all
   */
  public Flux<Line> newest(List<String> areas, List<String> states) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.state, r.team_name, r.submitted_at,
              r.finish_by, request_is_planned(r) as planned,
              %s and %s as overdue,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request r
            where exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
              and (cardinality(cast(:states as text[])) = 0 or r.state = any(:states))
            order by r.submitted_at desc
            limit :most
            """
                .formatted(Overdue.RUNNING, Overdue.PAST))
        .bind("areas", areas.toArray(String[]::new))
        .bind("states", states.toArray(String[]::new))
        .bind("most", MOST_ROWS)
        .map(RequestList::lineOf)
        .all();
  }

  /** What is overdue, or what the search for a team gave up; oldest promise first, at most 10. */
  public Flux<Line> stuck(List<String> areas) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.state, r.team_name, r.submitted_at,
              r.finish_by, request_is_planned(r) as planned, %2$s as overdue,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request r
            where exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
              and %1$s
              and (r.state = 'ESCALATED' or %2$s)
            order by r.finish_by
            limit 10
            """
                .formatted(Overdue.RUNNING, Overdue.PAST))
        .bind("areas", areas.toArray(String[]::new))
        .map(RequestList::lineOf)
        .all();
  }

  /** The area of a request, to decide who may see it; empty when it does not exist. */
  public Mono<Optional<String>> findArea(UUID id) {
    return database
        .sql("select area_code from request where id = :id")
        .bind("id", id)
        .mapValue(String.class)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private static Line lineOf(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("planned", Boolean.class)),
        requireNonNull(row.get("path", String.class)),
        row.get("team_name", String.class),
        requireNonNull(row.get("submitted_at", OffsetDateTime.class)).toInstant(),
        requireNonNull(row.get("finish_by", OffsetDateTime.class)).toInstant(),
        requireNonNull(row.get("overdue", Boolean.class)));
  }
}
