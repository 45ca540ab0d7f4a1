package org.diandan.request.administration;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The reconciler of this service: counts every minute what cannot be if everything works. It only
 * looks; what it finds is for people, because whatever brought it about is not known.
 */
@Component
public final class FindImpossible {

  private static final Logger LOG = LoggerFactory.getLogger(FindImpossible.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<String> KINDS =
      List.of(
          "accepted-without-team",
          "delivered-without-team",
          "figure-missing",
          "event-unsent",
          "event-parked");

  private static final String LOOK =
      """
      select 'accepted-without-team' as kind, count(*) as number
      from request
      where state in ('ACCEPTED', 'IN_SERVICE') and team_id is null and merged_into is null
      union all
      select 'delivered-without-team', count(*)
      from request r
      where state = 'DELIVERED'
        and team_id is null
        and not exists (
          select
          from referral f
          where f.request_id = coalesce(r.merged_into, r.id) and f.state = 'ANSWERED')
      union all
      select 'figure-missing', count(*)
      from request r
      where r.submitted_at between clock_timestamp() - interval '2 days'
          and clock_timestamp() - interval '10 minutes'
        and not exists (
          select
          from figure_case f
          where f.case_id = r.id
            and f.generation = (select generation from figure_in_force))
      union all
      select 'event-unsent', count(*)
      from event_outbox
      where sent_at is null and written_at < clock_timestamp() - interval '10 minutes'
      union all
      select 'event-parked', count(*)
      from event_parked
      where parked_at < clock_timestamp() - interval '10 minutes'
      """;

  private final DatabaseClient database;
  private final AtomicReference<Map<String, Long>> found = new AtomicReference<>(Map.of());

  FindImpossible(DatabaseClient database, MeterRegistry meters) {
    this.database = database;
    KINDS.forEach(
        kind ->
            Gauge.builder("diandan.impossible", () -> found.get().getOrDefault(kind, 0L))
                .tag("kind", kind)
                .description("Rows that cannot be if everything works")
                .register(meters));
  }

  /** How many of each kind there were at the last look; kinds without any are left out. */
  public Map<String, Long> found() {
    return found.get();
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
  void lookAgain() {
    try {
      look().block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away, and other signs say so.
      LOG.warn("Nothing was reconciled: {}", e.getMessage());
    }
  }

  /** Looks now. */
  public Mono<Map<String, Long>> look() {
    return database
        .sql(LOOK)
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("kind", String.class)),
                    requireNonNull(row.get("number", Long.class))))
        .all()
        .filter(entry -> entry.getValue() > 0)
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
        .doOnNext(found::set);
  }
}
