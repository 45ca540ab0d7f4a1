package org.diandan.request.statistics;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.request.statistics.Period.Basis;

/**
 * What sums are kept of, for each day and each month: places down to towns, and each of the usual
 * keys over whole prefectures. Whatever is told apart or narrowed otherwise is read from rows.
 */
enum Cube {
  PREFECTURE(Dimension.ALL, "s.key"),
  COUNTY(Dimension.COUNTY, Dimension.ALL, "s.key", 6),
  TOWN(Dimension.TOWN, Dimension.ALL, "s.key", 6),
  ITEM(Dimension.ITEM, "s.key as item"),
  TEAM(Dimension.TEAM, "cast(nullif(s.key, '') as uuid) as team_id"),
  CHANNEL(Dimension.CHANNEL, "s.key as channel"),
  DEPARTMENT(Dimension.DEPARTMENT, "s.key as department"),
  URGENCY(Dimension.URGENCY, "s.key as urgency"),
  STATE(Dimension.STATE, "s.key as state");

  private static final String OF_PREFECTURE =
      "case when c.origin = '' then left(c.area, 4) else '' end";
  private static final Set<Dimension> TIME =
      EnumSet.of(Dimension.DAY, Dimension.WEEK, Dimension.MONTH);

  private final Dimension place;
  private final Dimension key;
  private final String column;
  private final int digits;

  Cube(Dimension key, String column) {
    this(Dimension.ALL, key, column, 4);
  }

  /**
   * @param column what the key is called in rows
   * @param digits of the longest area codes it is asked for; a town has few rows of its own
   */
  Cube(Dimension place, Dimension key, String column, int digits) {
    this.place = place;
    this.key = key;
    this.column = column;
    this.digits = digits;
  }

  /**
   * The smallest one that can answer; empty when only rows can: for other times than those of
   * creation, spans that are not whole days, places inside counties, two keys at once.
   */
  static Optional<Cube> find(Slice slice, Dimension by) {
    var period = slice.period();
    if (period.basis() != Basis.CREATED
        || !period.from().toLocalTime().equals(LocalTime.MIDNIGHT)
        || !period.until().toLocalTime().equals(LocalTime.MIDNIGHT)
        || slice.only().keySet().stream().anyMatch(TIME::contains)) {
      return Optional.empty();
    }
    var asked = EnumSet.of(by);
    asked.addAll(slice.only().keySet());
    asked.removeAll(TIME);
    asked.remove(Dimension.ALL);
    return Arrays.stream(values())
        .filter(cube -> cube.reaches(slice) && cube.tellsApart(asked))
        .findFirst();
  }

  private boolean reaches(Slice slice) {
    // History has paths of names instead of codes; only all of them together can be told.
    int most = slice.origin().isEmpty() ? digits : 0;
    return slice.areas().stream().allMatch(area -> area.length() <= most);
  }

  private boolean tellsApart(Set<Dimension> asked) {
    return asked.stream()
        .allMatch(
            dimension ->
                switch (dimension) {
                  case COUNTY -> place != Dimension.ALL;
                  case TOWN -> place == Dimension.TOWN;
                  case GROUP -> key == Dimension.ITEM;
                  case TEAM_KIND -> key == Dimension.TEAM;
                  default -> key == dimension;
                });
  }

  /**
   * Its sums in the place of cases, as {@code c}: days, and months where whole months are asked
   * for.
   *
   * @param areas the condition on their areas
   */
  String rows(String areas) {
    return """
        (
          select s.generation, s.origin, s.area, s.cases, s.counts, s.spreads,
            cast(s.day as timestamp) at time zone :zone as submitted_at, %s
          from (values
            ('DAY', cast(:firstDay as date), cast(:firstMonth as date)),
            ('MONTH', cast(:firstMonth as date), cast(:lastMonth as date)),
            ('DAY', cast(:lastMonth as date), cast(:lastDay as date))) as r (step, first, last)
          cross join lateral (
            select s.*
            from figure_sum s
            where s.generation = (select generation from figure_in_force)
              and s.origin = :origin
              and s.cube = '%s'
              and s.step = r.step
              and s.day >= r.first
              and s.day < r.last%s
            offset 0) s
        ) c\
        """
        .formatted(column, name(), areas);
  }

  /** Whether times are summed with it: where there are too many cases to read for a median. */
  boolean hasTimes() {
    return this == PREFECTURE || this == COUNTY;
  }

  /** The names of those that have times, for SQL. */
  static String withTimes() {
    return Arrays.stream(values())
        .filter(Cube::hasTimes)
        .map(cube -> "'" + cube.name() + "'")
        .collect(Collectors.joining(", "));
  }

  /** The rows every case {@code c} of the day {@code d.day} is added to. */
  static String kept() {
    return Arrays.stream(values())
        .flatMap(
            cube ->
                List.of("d.day", "cast(date_trunc('month', d.day) as date)").stream()
                    .map(
                        day ->
                            "('%s', '%s', %s, %s, %s)"
                                .formatted(
                                    cube.name(),
                                    day.equals("d.day") ? "DAY" : "MONTH",
                                    day,
                                    cube.area(),
                                    cube.key.sql(Grain.CASE, Basis.CREATED))))
        .collect(Collectors.joining(",\n    "));
  }

  private String area() {
    return place == Dimension.ALL ? OF_PREFECTURE : place.sql(Grain.CASE, Basis.CREATED);
  }
}
