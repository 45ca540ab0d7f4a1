package org.diandan.matching.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.TeamRows.Reading;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The teams that take offers, in the memory of whoever owns their dispatch area.
 *
 * <p>Read whole when the area is asked for first, and brought up to date before every decision with
 * the teams that any transaction changed meanwhile, this service's own writes and other instances'
 * alike. What is decided upon is only a cache all the same: the database guards what is written.
 *
 * <p>One decision of an area at a time; different areas at once are fine.
 *
 * @see <a href="../../../../../../../../docs/decisions/0010-area-memory.md">decision 0010</a>
 */
@Component
public class ActiveTeams {

  /** Marks of what changed are kept for an hour; memory that is older is read anew. */
  private static final Duration OLDEST = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(ActiveTeams.class);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final TeamRows rows;
  private final Map<AreaCode, Held> areas = new ConcurrentHashMap<>();

  ActiveTeams(TeamRows rows, MeterRegistry meters) {
    this.rows = rows;
    Gauge.builder("diandan.areas.held", areas, Map::size)
        .description("Dispatch areas whose teams are in memory")
        .register(meters);
  }

  /** The teams of an area this instance owns, as the database has them now. */
  public Mono<AreaTeams> of(AreaCode dispatchArea, int partition) {
    var held = areas.get(dispatchArea);
    if (held == null || held.teams().isOlderThan(OLDEST)) {
      return rows.all(dispatchArea).map(reading -> hold(dispatchArea, partition, reading));
    }
    return rows.changedSince(dispatchArea, held.teams().upto()).map(held.teams()::updated);
  }

  /** Forgets the areas of all other partitions. */
  void keepOnly(Integer[] partitions) {
    var owned = List.of(partitions);
    areas.values().removeIf(held -> !owned.contains(held.partition()));
  }

  /** Forgets an area, because a decision upon it failed in a way that may be the memory's. */
  void forget(AreaCode dispatchArea) {
    areas.remove(dispatchArea);
  }

  @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void sweepMarks() {
    try {
      rows.sweepMarks().block(LIMIT);
    } catch (DataAccessException e) {
      LOG.info("Old marks of changed teams stay until the next sweep: {}", e.getMessage());
    }
  }

  private AreaTeams hold(AreaCode dispatchArea, int partition, Reading reading) {
    var teams = new HeldTeams(reading);
    areas.put(dispatchArea, new Held(partition, teams));
    return teams.teams();
  }

  private record Held(int partition, HeldTeams teams) {}
}
