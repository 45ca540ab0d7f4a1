package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.clock.Overdue;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.journal.OwnTables.Own;
import org.diandan.testkit.TestDatabase;

/** Asks the service's own tables. */
final class OwnCounts {

  static final Counted NOTHING = new Counted(0, 0, 0, 0);

  private final TestDatabase database;
  private String now;

  OwnCounts(TestDatabase database, Instant now) {
    this.database = database;
    this.now = "timestamptz '" + now + "'";
  }

  /**
   * What was counted; of times {@code part} is the median.
   *
   * @param whole denominator, or number of cases
   */
  record Counted(double part, long whole, double p90, double mean) {}

  List<AreaCode> villages() {
    return texts(
            "select code from area where length(code) = 12 and code like '3608%' order by code")
        .stream()
        .map(AreaCode::new)
        .toList();
  }

  List<ServiceItemCode> items() {
    return texts("select code from service_item order by code limit 24").stream()
        .map(ServiceItemCode::new)
        .toList();
  }

  UUID somebody() {
    return UUID.fromString(texts("select cast(id as text) from person limit 1").getFirst());
  }

  /** The view of the own tables all counts read, once, as of a moment. */
  void settle(Instant moment) {
    now = "timestamptz '" + moment + "'";
    database.execute(
        "create table own_view as " + OwnTables.ROWS.replace(":now", now) + " select * from own");
    database.execute("analyze");
  }

  /** What the lists of officials and operators call overdue now. */
  long overdueInLists() {
    return database.count(
        "select count(*) from request r where %s and %s".formatted(Overdue.RUNNING, Overdue.PAST));
  }

  /** Events of the outbox that are in no row of a generation yet. */
  long missing(int generation) {
    return database.count(
        """
        select count(*)
        from (
          select subject, count(*) as told
          from event_outbox
          where topic in ('diandan.request', 'diandan.assignment')
          group by subject
        ) as o
        left join figure_case c on c.generation = %d and c.case_id = o.subject
        where coalesce(c.folded, 0) < o.told
        """
            .formatted(generation));
  }

  int inForce() {
    return (int) database.count("select generation from figure_in_force");
  }

  /** All rows of a generation as one number; any difference changes it. */
  long fingerprint(int generation) {
    return database.count(
        """
        select hashtextextended(string_agg(cast(row_to_json(c)::jsonb - 'generation' - 'folded' - 'summed' as text), ','
          order by case_id), 0)
        from figure_case c
        where generation = %d
        """
            .formatted(generation));
  }

  Map<String, Counted> count(Figure figure, Own own, Dimension by) {
    return switch (figure.kind()) {
      case SPAN -> query(spans(own, by));
      case COUNT, RATE -> query(shares(own, by));
      case SCORE -> query(scores(own, by));
    };
  }

  private static String scores(Own own, Dimension by) {
    return """
        select %s as key,
          10.0 * count(*) filter (where contacted) / count(*)
            + 50.0 * count(*) filter (where called = 'RESOLVED') / count(*)
            + 40.0 * count(*) filter (where called_stars > 3) / count(*)
            + 36.0 * count(*) filter (where called_stars = 3) / count(*) as part,
          count(*) as whole, 0 as p90, 0 as mean
        from own_view as own
        where %s
        group by 1
        """
        .formatted(key(by), own.whole());
  }

  private String shares(Own own, Dimension by) {
    return """
        select %s as key, count(*) filter (where %s) + 0.9 * count(*) filter (where %s) as part,
          count(*) as whole, 0 as p90, 0 as mean
        from %s
        where %s
        group by 1
        """
        .formatted(key(by), own.part(), own.nearly(), "own_view as own", own.whole())
        .replace(":now", now);
  }

  private String spans(Own own, Dimension by) {
    return """
        select key, percentile_cont(0.5) within group (order by seconds) as part, count(*) as whole,
          percentile_cont(0.9) within group (order by seconds) as p90, avg(seconds) as mean
        from (
          select %s as key, extract(epoch from %s) as seconds
          from own_view as own
          where %s
        ) as timed
        where seconds is not null
        group by 1
        """
        .formatted(key(by), own.part(), own.whole())
        .replace(":now", now);
  }

  private static String key(Dimension by) {
    return switch (by) {
      case COUNTY -> "substring(area_code for 6)";
      case ITEM -> "item_code";
      case CHANNEL -> "channel";
      case DEPARTMENT -> "department";
      default -> "''";
    };
  }

  Map<String, Counted> query(String sql) {
    var counted = new HashMap<String, Counted>();
    try (var connection = connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counted.put(
            rows.getString(1),
            new Counted(rows.getDouble(2), rows.getLong(3), rows.getDouble(4), rows.getDouble(5)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
    return counted;
  }

  private List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    try (var connection = connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
    return texts;
  }

  private Connection connection() throws SQLException {
    return database.connect();
  }

  /** A figure is what was counted. */
  static void same(Figure figure, Measure measure, Counted expected) {
    switch (measure) {
      case Measure.Count count ->
          assertThat(count.cases()).as(figure.code()).isEqualTo(expected.whole());
      case Measure.Rate rate -> {
        assertThat(rate.whole()).as(figure.code()).isEqualTo(expected.whole());
        assertThat(rate.part()).as(figure.code()).isCloseTo(expected.part(), within(1e-9));
      }
      case Measure.Spread spread -> {
        assertThat(spread.cases()).as(figure.code()).isEqualTo(expected.whole());
        if (spread.median() != null) {
          assertThat(spread.median()).isCloseTo(expected.part(), within(1e-3));
          assertThat(spread.p90()).isCloseTo(expected.p90(), within(1e-3));
          assertThat(spread.mean()).isCloseTo(expected.mean(), within(1e-3));
        }
      }
      case Measure.Score score -> {
        assertThat(score.calls()).isEqualTo(expected.whole());
        assertThat(score.points()).as(figure.code()).isCloseTo(expected.part(), within(1e-9));
      }
    }
    assertThat(measure.value().orElse(0)).isFinite();
  }
}
