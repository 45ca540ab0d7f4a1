package org.diandan.request.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Adds cases to the sums of a generation and takes out what they were before. Any number of
 * instances may do so at once: each case is moved by whoever holds its row.
 */
@Component
final class SumCases {

  /** The clocks of several instances may differ by this much. */
  private static final Duration APART = Duration.ofMinutes(1);

  private static final String WEIGHTED =
      """
      with ready as (
        select generation
        from figure_summing
        where generation = :generation
          and definitions = :definitions
          and state = 'SUMMED'
        for share
      ), chosen as (
        select c.generation, c.case_id
        from figure_case c
        join ready on ready.generation = c.generation
        where not c.summed
          and %s
        limit :most
        for update of c skip locked
      ), moved as (
        update figure_case c
        set summed = true
        from chosen
        where c.generation = chosen.generation
          and c.case_id = chosen.case_id
        returning c.*
      ), gone as (
        delete from figure_was
        where ctid = any(array(
          select w.ctid
          from figure_was w
          join ready on ready.generation = w.generation
          limit :most
          for update of w skip locked))
        returning was
      ), weighted as (
        select 1 as weight, moved.*
        from moved
        union all
        select -1, o.*
        from gone
        cross join lateral jsonb_populate_record(cast(null as figure_case), gone.was) o
      )\
      """
          .formatted(SumDigits.still());

  private static final String ADD =
      """
      , added as (
        insert into figure_sum as known
          (generation, origin, cube, step, day, area, key, cases, counts, spreads)
        select s.*
        from (
          select c.generation, c.origin, k.cube, k.step, k.day, k.area, k.key,
            sum(c.weight) as cases, sum(c.weight * d.counts) as counts,
            sum(c.weight * d.spreads) filter (where k.cube = any(array[%s])) as spreads
          from weighted c
          cross join lateral (
            select cast(c.submitted_at at time zone :zone as date) as day, %s as counts,
              %s as spreads
            offset 0) d
          cross join lateral (values
            %s
          ) as k (cube, step, day, area, key)
          group by c.generation, c.origin, k.cube, k.step, k.day, k.area, k.key
          offset 0) s
        order by s.generation, s.origin, s.cube, s.step, s.day, s.area, s.key
        on conflict on constraint figure_sum_pk do update
          set cases = known.cases + excluded.cases, counts = known.counts + excluded.counts,
            spreads = known.spreads + excluded.spreads
      )
      select (select count(*) from moved) + (select count(*) from gone)
      """
          .formatted(Cube.withTimes(), SumDigits.ofCase(), SpreadDigits.ofCase(), Cube.kept());

  private final DatabaseClient database;
  private final Clock clock;
  private final String definitions;
  private final ZoneId zone;
  private final double nearly;

  SumCases(DatabaseClient database, Clock clock, ZoneId zone, FigureProperties properties) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.nearly = properties.nearly();
    this.definitions = SumDefinitions.of(zone, nearly);
  }

  /**
   * Moves some loose cases, and some of what others were, into the sums; nothing while these are
   * made by other definitions.
   *
   * @param most of each at most
   * @return how many were moved
   */
  Mono<Long> add(int generation, int most) {
    return database
        .sql(WEIGHTED + ADD)
        .bind("generation", generation)
        .bind("definitions", definitions)
        .bind("most", most)
        .bind("now", clock.instant().minus(APART).atOffset(ZoneOffset.UTC))
        .bind("nearly", nearly)
        .bind("zone", zone.getId())
        .mapValue(Long.class)
        .one();
  }
}
