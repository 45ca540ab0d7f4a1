package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the sums of every generation near its rows. How far behind they are changes how long a page
 * takes and never what it says.
 */
@Component
class KeepSums {

  private static final Logger LOG = LoggerFactory.getLogger(KeepSums.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Few enough for the time limit of a statement, however busy the machine is. */
  private static final int AT_ONCE = 500;

  /** Others wait for the thread that does it. */
  private static final int ROUNDS = 40;

  private final DatabaseClient database;
  private final SumCases summing;
  private final ClearSums clearing;

  KeepSums(DatabaseClient database, SumCases summing, ClearSums clearing) {
    this.database = database;
    this.summing = summing;
    this.clearing = clearing;
  }

  @Scheduled(fixedDelayString = "${diandan.figures.sum-every:5s}")
  void look() {
    try {
      generations().forEach(this::keep);
    } catch (DataAccessException e) {
      // The database is away; pages read more rows until the next look.
      LOG.warn("Figures were not summed: {}", e.getMessage());
    }
  }

  /** Those that take events, the newest last. */
  private List<Integer> generations() {
    return requireNonNull(
        database
            .sql(
                """
                select number
                from figure_generation
                where state in ('FILLING', 'SERVED')
                order by number
                """)
            .mapValue(Integer.class)
            .all()
            .collectList()
            .block(LIMIT));
  }

  /**
   * Sums what can be summed of a generation, or clears sums of other definitions; at most so much
   * that others get their turn.
   *
   * @return whether there may be more to do
   */
  boolean keep(int generation) {
    clearing.begin(generation).block(LIMIT);
    for (int round = 0; round < ROUNDS; round++) {
      boolean summed = requireNonNull(clearing.step(generation, AT_ONCE).block(LIMIT));
      if (summed && requireNonNull(summing.add(generation, AT_ONCE).block(LIMIT)) < AT_ONCE) {
        return false;
      }
    }
    return true;
  }
}
