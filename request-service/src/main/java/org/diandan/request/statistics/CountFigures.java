package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diandan.request.statistics.Figures.Counts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts the figures of areas. */
@Component
public final class CountFigures {

  private final DatabaseClient database;
  private final ZoneId zone;

  CountFigures(DatabaseClient database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * The figures of everything inside the areas.
   *
   * @param areas code prefixes; an empty prefix is everywhere, an empty list is nowhere
   */
  public Mono<Figures> inside(List<String> areas) {
    return Mono.zip(byState(areas), counts(areas))
        .map(found -> Figures.of(found.getT1(), found.getT2()));
  }

  private Mono<Map<String, Long>> byState(List<String> areas) {
    return database
        .sql(
            """
            select state, count(*) as requests
            from figure_case
            where generation = (select generation from figure_in_force)
              and origin = ''
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(area, prefix))
            group by state
            """)
        .bind("areas", areas.toArray(String[]::new))
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("state", String.class)),
                    requireNonNull(row.get("requests", Long.class))))
        .all()
        .collect(TreeMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
  }

  private Mono<Counts> counts(List<String> areas) {
    return database
        .sql(
            """
            select
              count(*) as total,
              count(*) filter (
                where submitted_at >= date_trunc('day', now(), :zone)) as today,
              count(*) filter (where is_open) as open,
              count(*) filter (
                where is_open
                  and not is_merged
                  and not is_waiting
                  and (finish_by < now() or (due_accept_by < now() and not is_held))) as overdue,
              count(delivered_at) as delivered,
              count(verdict) filter (where delivered_at is not null) as evaluated,
              count(*) filter (where verdict and delivered_at is not null) as resolved,
              count(*) filter (where first_verdict and delivered_at is not null) as at_first,
              count(*) filter (where closure = 'NOT_EVALUATED') as silent,
              count(*) filter (where closed_at is not null and counts) as closed,
              count(delivered_at) filter (where closed_at is not null and counts)
                as closed_delivered
            from figure_case
            where generation = (select generation from figure_in_force)
              and origin = ''
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(area, prefix))
            """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("zone", zone.getId())
        .map(CountFigures::countsOf)
        .one();
  }

  private static Counts countsOf(Readable row) {
    return new Counts(
        number(row, "total"),
        number(row, "today"),
        number(row, "open"),
        number(row, "overdue"),
        number(row, "delivered"),
        number(row, "evaluated"),
        number(row, "resolved"),
        number(row, "at_first"),
        number(row, "silent"),
        number(row, "closed"),
        number(row, "closed_delivered"));
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class));
  }
}
