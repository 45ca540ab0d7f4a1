package org.diandan.matching.price;

import java.time.Duration;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the latest prices of each dispatch area, and knows which areas need new ones. */
@Repository
class LearnedPrices {

  /**
   * Of two owners the one that looked later wins; a moment that is still to come does not count.
   */
  private static final String KEEP =
      """
      changed as (
        insert into matching.price_solve as known (
          dispatch_area, solved_at, expires_at, day_ends_at, sampled_days)
        values (:area, :solved_at, :expires_at, :day_ends_at, :sampled_days)
        on conflict on constraint price_solve_pk do update
        set solved_at = excluded.solved_at, expires_at = excluded.expires_at,
          day_ends_at = excluded.day_ends_at, sampled_days = excluded.sampled_days
        where known.solved_at < excluded.solved_at
          or known.solved_at > now()
        returning dispatch_area),
      learned as (
        select t.id, changed.dispatch_area, p.metres
        from changed
        cross join jsonb_to_recordset(cast(:prices as jsonb))
          as p(team uuid, metres double precision)
        join matching.team t on t.id = p.team),
      forgotten as (
        delete from matching.team_price p
        using changed
        where p.dispatch_area = changed.dispatch_area
          and not exists (
            select 1
            from learned
            where learned.id = p.team_id)),
      kept as (
        insert into matching.team_price (team_id, dispatch_area, metres)
        select id, dispatch_area, metres
        from learned
        on conflict on constraint team_price_pk do update
        set dispatch_area = excluded.dispatch_area, metres = excluded.metres)
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final JsonMapper json;
  private final Duration age;

  LearnedPrices(DatabaseClient database, Ledger ledger, JsonMapper json, PriceProperties settings) {
    this.database = database;
    this.ledger = ledger;
    this.json = json;
    this.age = settings.every();
  }

  /** Areas of these partitions whose prices have become old, those without any first. */
  Flux<AreaCode> listDue(Integer[] partitions) {
    return database
        .sql(
            """
            select a.dispatch_area
            from (
              select distinct dispatch_area
              from matching.team
              where active) a
            left join matching.price_solve s on s.dispatch_area = a.dispatch_area
            where (s.solved_at is null
                or s.solved_at <= now() - make_interval(secs => :seconds)
                or s.solved_at > now())
              and (
                select c.kafka_partition
                from matching.dispatch_case c
                where c.dispatch_area = a.dispatch_area
                order by c.round_began_at desc
                limit 1) = any(:owned)
            order by s.solved_at nulls first, a.dispatch_area
            """)
        .bind("seconds", (double) age.toSeconds())
        .bind("owned", partitions)
        .mapValue(String.class)
        .all()
        .map(AreaCode::new);
  }

  /** Replaces the prices of an area; refused when newer ones are there. */
  Mono<Written> keep(Lesson lesson) {
    var prices =
        lesson.metres().entrySet().stream()
            .map(price -> new Price(price.getKey(), price.getValue()))
            .toList();
    return ledger.write(
        Change.of(KEEP)
            .bind("area", lesson.dispatchArea().value())
            .bind("solved_at", lesson.solvedAt())
            .bind("expires_at", lesson.expiresAt())
            .bind("day_ends_at", lesson.dayEndsAt())
            .bind("sampled_days", lesson.sampledDays())
            .bind("prices", json.writeValueAsString(prices)));
  }

  private record Price(UUID team, double metres) {}
}
