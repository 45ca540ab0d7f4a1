package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.matching.dispatch.policy.TeamPrices.Limits;
import org.diandan.matching.dispatch.policy.TeamPrices.Quote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The shadow prices decisions are made with, in memory for each dispatch area. The table is looked
 * at again a minute later, or at once when {@link #forget} says that there are new ones.
 *
 * <p>Prices only ever improve a decision: what is damaged, expired, of the future or too high is
 * left out and counted, and a table that cannot be read leaves the prices as they were.
 * Thread-safe.
 */
@Component
public class PricesInForce {

  private static final Logger LOG = LoggerFactory.getLogger(PricesInForce.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** An area nobody decided in for so long is somebody else's, or sleeps. */
  private static final Duration UNUSED = Duration.ofHours(1);

  /** Nothing when the solve is known already, or when there never was one. */
  private static final String NEWER =
      """
      select s.solved_at, s.expires_at, s.day_ends_at, now() as now, p.team_id, p.metres
      from matching.price_solve s
      left join (
        matching.team_price p
        join matching.team t on t.id = p.team_id and t.active and t.dispatch_area = p.dispatch_area)
        on p.dispatch_area = s.dispatch_area
      where s.dispatch_area = :area
        and s.solved_at is distinct from :known
      """;

  private final DatabaseClient database;
  private final SettingsInForce settings;
  private final MeterRegistry meters;
  private final Map<AreaCode, Held> areas = new ConcurrentHashMap<>();

  PricesInForce(DatabaseClient database, SettingsInForce settings, MeterRegistry meters) {
    this.database = database;
    this.settings = settings;
    this.meters = meters;
    Gauge.builder("diandan.prices.age", this, PricesInForce::oldestSeconds)
        .description("Time since the oldest prices in use were solved")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("diandan.prices.teams", this, PricesInForce::pricedTeams)
        .description("Teams that are kept for needs yet to come, at whatever price")
        .register(meters);
  }

  /** The prices of an area; {@link TeamPrices#NONE} while there are none that hold. */
  public Mono<TeamPrices> of(AreaCode dispatchArea) {
    var held = areas.get(dispatchArea);
    if (held != null && !held.isOlderThan(LOOK_EVERY)) {
      return Mono.just(held.prices());
    }
    return newer(dispatchArea, held == null ? null : held.solvedAt())
        .map(rows -> hold(dispatchArea, rows))
        .onErrorResume(DataAccessException.class, failure -> asBefore(held, failure));
  }

  /** Looks at the table before the next decision of an area. */
  public void forget(AreaCode dispatchArea) {
    areas.remove(dispatchArea);
  }

  private Mono<List<Row>> newer(AreaCode dispatchArea, @Nullable Instant known) {
    var query = database.sql(NEWER).bind("area", dispatchArea.value());
    var asked = known == null ? query.bindNull("known", Instant.class) : query.bind("known", known);
    return asked.map(Row::of).all().collectList();
  }

  private TeamPrices hold(AreaCode dispatchArea, List<Row> rows) {
    var held =
        rows.isEmpty()
            ? Held.again(areas.get(dispatchArea))
            : Held.of(rows.getFirst(), checked(rows));
    areas.values().removeIf(other -> other.isOlderThan(UNUSED));
    areas.put(dispatchArea, held);
    return held.prices();
  }

  private TeamPrices checked(List<Row> rows) {
    var solve = rows.getFirst();
    var period = new TimeWindow(solve.solvedAt(), solve.dayEndsAt());
    var quotes = rows.stream().map(row -> row.quote(period)).filter(Objects::nonNull).toList();
    var prices = TeamPrices.of(solve.solvedAt(), quotes, limits(solve, quotes));
    prices
        .faults()
        .forEach(
            (fault, count) ->
                meters.counter("diandan.prices.faults", "fault", fault.name()).increment(count));
    return prices;
  }

  private Limits limits(Row solve, List<Quote> quotes) {
    return new Limits(
        solve.now(),
        Duration.between(solve.solvedAt(), solve.expiresAt()),
        settings.current().settings().weights().highestPrice(),
        quotes.stream().map(Quote::teamId).collect(toSet()));
  }

  private Mono<TeamPrices> asBefore(@Nullable Held held, DataAccessException failure) {
    meters.counter("diandan.prices.faults", "fault", "UNREADABLE").increment();
    LOG.warn("The prices of teams cannot be read and stay as they were: {}", failure.getMessage());
    return Mono.just(held == null ? TeamPrices.NONE : held.prices());
  }

  private double oldestSeconds() {
    return areas.values().stream()
        .filter(held -> held.prices().asOf() != null)
        .mapToDouble(Held::ageSeconds)
        .max()
        .orElse(0);
  }

  private double pricedTeams() {
    return areas.values().stream().mapToInt(held -> held.prices().byTeam().size()).sum();
  }

  /**
   * One row of a solve.
   *
   * @param quoted null when the solve has no price at all
   */
  private record Row(
      Instant solvedAt,
      Instant expiresAt,
      Instant dayEndsAt,
      Instant now,
      @Nullable Quoted quoted) {

    static Row of(Readable row) {
      var team = row.get("team_id", UUID.class);
      var metres = row.get("metres", Double.class);
      return new Row(
          moment(row, "solved_at"),
          moment(row, "expires_at"),
          moment(row, "day_ends_at"),
          moment(row, "now"),
          team == null || metres == null ? null : new Quoted(team, metres));
    }

    @Nullable Quote quote(TimeWindow period) {
      return quoted == null ? null : new Quote(quoted.team(), period, quoted.metres());
    }

    private static Instant moment(Readable row, String column) {
      return requireNonNull(row.get(column, Instant.class), column);
    }
  }

  private record Quoted(UUID team, double metres) {}

  /**
   * Prices and when they were looked at.
   *
   * @param solvedAt of the solve they are from, whatever became of it; null when there is none
   * @param ageAtLook of the solve
   */
  private record Held(
      @Nullable Instant solvedAt, TeamPrices prices, Duration ageAtLook, long lookedAtNanos) {

    static Held of(Row solve, TeamPrices prices) {
      var age = Duration.between(solve.solvedAt(), solve.now());
      return new Held(solve.solvedAt(), prices, age, System.nanoTime());
    }

    /** Nothing is newer than what was known. */
    static Held again(@Nullable Held known) {
      return known == null
          ? new Held(null, TeamPrices.NONE, Duration.ZERO, System.nanoTime())
          : new Held(known.solvedAt, known.prices, known.age(), System.nanoTime());
    }

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - lookedAtNanos > age.toNanos();
    }

    double ageSeconds() {
      return age().toMillis() / 1_000.0;
    }

    private Duration age() {
      return ageAtLook.plusNanos(System.nanoTime() - lookedAtNanos);
    }
  }
}
