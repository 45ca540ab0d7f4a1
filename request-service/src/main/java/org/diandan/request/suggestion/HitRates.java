package org.diandan.request.suggestion;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How good the suggestions were, by what people chose in the end. */
@Component
public final class HitRates {

  /** How far back the rates look. */
  public static final int DAYS = 30;

  private final DatabaseClient database;
  private final ZoneId zone;

  HitRates(DatabaseClient database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * Counts of confirmed choices.
   *
   * @param first those that were suggested first
   * @param amongThree those that were suggested at all
   * @param other those of "something else"
   */
  public record Counts(long choices, long first, long amongThree, long other) {

    /** The share of those suggested first; empty while there is nothing to divide by. */
    public OptionalDouble firstRate() {
      return rate(first);
    }

    /** The share of those suggested at all. */
    public OptionalDouble amongThreeRate() {
      return rate(amongThree);
    }

    /** The share of "something else". */
    public OptionalDouble otherRate() {
      return rate(other);
    }

    private OptionalDouble rate(long part) {
      return choices == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / choices);
    }

    private static Counts sum(List<Day> days) {
      return days.stream()
          .map(Day::counts)
          .reduce(
              new Counts(0, 0, 0, 0),
              (all, day) ->
                  new Counts(
                      all.choices + day.choices,
                      all.first + day.first,
                      all.amongThree + day.amongThree,
                      all.other + day.other));
    }
  }

  /** The counts of a day, in the wall time of the residents. */
  public record Day(LocalDate day, Counts counts) {}

  /**
   * An item that was chosen although another one stood first.
   *
   * @param suggested null when nothing was suggested
   */
  public record Against(@Nullable ServiceItemCode suggested, ServiceItemCode chosen, long times) {}

  /**
   * What the page shows.
   *
   * @param days newest first; days without choices are absent
   * @param against most often first, at most ten
   * @param learned how many choices taught something, ever
   */
  public record Rates(Counts counts, List<Day> days, List<Against> against, long learned) {

    public Rates {
      days = List.copyOf(days);
      against = List.copyOf(against);
    }
  }

  /** The last 30 days. */
  public Mono<Rates> lately() {
    return Mono.zip(days(), against(), learned())
        .map(
            found ->
                new Rates(Counts.sum(found.getT1()), found.getT1(), found.getT2(), found.getT3()));
  }

  private Mono<List<Day>> days() {
    return database
        .sql(
            """
            select cast(chosen_at at time zone :zone as date) as day,
              count(*) as choices,
              count(*) filter (where chosen = items[1]) as first,
              count(*) filter (where chosen = any(items)) as among,
              count(*) filter (where chosen like '__99') as other
            from suggestion_shown
            where chosen is not null
              and chosen_at > clock_timestamp() - make_interval(days => :days)
            group by 1
            order by 1 desc
            """)
        .bind("zone", zone.getId())
        .bind("days", DAYS)
        .map(
            row ->
                new Day(
                    requireNonNull(row.get("day", LocalDate.class)),
                    new Counts(
                        number(row, "choices"),
                        number(row, "first"),
                        number(row, "among"),
                        number(row, "other"))))
        .all()
        .collectList();
  }

  private Mono<List<Against>> against() {
    return database
        .sql(
            """
            select items[1] as suggested, chosen, count(*) as times
            from suggestion_shown
            where chosen is not null
              and chosen is distinct from items[1]
              and chosen_at > clock_timestamp() - make_interval(days => :days)
            group by 1, 2
            order by 3 desc, 1, 2
            limit 10
            """)
        .bind("days", DAYS)
        .map(HitRates::againstOf)
        .all()
        .collectList();
  }

  private static Against againstOf(Readable row) {
    var suggested = row.get("suggested", String.class);
    return new Against(
        suggested == null ? null : new ServiceItemCode(suggested),
        new ServiceItemCode(requireNonNull(row.get("chosen", String.class))),
        number(row, "times"));
  }

  private Mono<Long> learned() {
    return database
        .sql("select coalesce(sum(choices), 0)::bigint as learned from suggestion_choice")
        .mapValue(Long.class)
        .one();
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class));
  }
}
