package org.diandan.request.statistics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** From which rows a slice is read; figures and the lists behind them are read by the same text. */
final class FigureQuery {

  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)");

  private static final int INDEXED_DIGITS = 6;

  private static final List<String> OPEN_ONLY = List.of("open");

  private final Slice slice;
  private final Grain grain;
  private final Map<String, Object> values = new HashMap<>();

  FigureQuery(Slice slice, Grain grain, Instant now, double nearly) {
    this.slice = slice;
    this.grain = grain;
    values.put("now", now.atOffset(ZoneOffset.UTC));
    values.put("nearly", nearly);
    values.put("zone", slice.period().zone().getId());
    values.put("origin", slice.origin());
    values.put("begin", slice.period().begin().atOffset(ZoneOffset.UTC));
    values.put("end", slice.period().end().atOffset(ZoneOffset.UTC));
    for (int at = 0; at < slice.areas().size(); at++) {
      values.put("area" + at, slice.areas().get(at));
    }
    slice.only().forEach((dimension, keys) -> values.put(nameOf(dimension), array(keys)));
  }

  /** Grain, joins and conditions, from the word {@code from} on. */
  String rows(Dimension by) {
    return rows(by, grain.rows(), true);
  }

  /** The same over something else that has the columns of cases, as {@code c}. */
  String rows(Dimension by, String source) {
    return rows(by, source, false);
  }

  private String rows(Dimension by, String source, boolean byPlace) {
    var sql = new StringBuilder("from ").append(source);
    if (uses(Dimension.GROUP, by)) {
      sql.append("\nleft join service_item i on i.code = c.item");
    }
    if (uses(Dimension.TEAM_KIND, by)) {
      sql.append("\nleft join figure_team k on k.generation = c.generation and k.team_id = ")
          .append(grain.team())
          .append(".team_id");
    }
    sql.append("\ncross join lateral (select ")
        .append(by.sql(grain, slice.period().basis()))
        .append(" as key) d")
        .append(
            "\nwhere c.generation = (select generation from figure_in_force)"
                + "\n  and c.origin = :origin"
                + "\n  and ")
        .append(slice.period().basis().column())
        .append(" >= :begin and ")
        .append(slice.period().basis().column())
        .append(" < :end");
    return sql.append(inAreas("c", byPlace)).append(onlySome()).toString();
  }

  private boolean uses(Dimension dimension, Dimension by) {
    return by == dimension || slice.only().containsKey(dimension);
  }

  /** Sums of these areas in the place of cases. */
  String rows(Dimension by, Cube cube) {
    return rows(by, cube.rows(inAreas("s", false)), false);
  }

  private String inAreas(String of, boolean byPlace) {
    if (slice.areas().contains("")) {
      return "";
    }
    var sql = new StringBuilder();
    for (int at = 0; at < slice.areas().size(); at++) {
      sql.append(at == 0 ? "" : " or ").append(inside(of, at, byPlace));
    }
    return "\n  and (" + (sql.isEmpty() ? "false" : sql) + ")";
  }

  private String inside(String of, int at, boolean byPlace) {
    var inside = "starts_with(%s.area, :area%d)".formatted(of, at);
    // The first digits lead the index of places, which has all rows.
    return !byPlace || slice.areas().get(at).length() < INDEXED_DIGITS
        ? inside
        : "left(%s.area, %d) = left(:area%d, %d) and %s"
            .formatted(of, INDEXED_DIGITS, at, INDEXED_DIGITS, inside);
  }

  private String onlySome() {
    var sql = new StringBuilder();
    if (OPEN_ONLY.equals(slice.only().get(Dimension.OPEN))) {
      // In the words of the index of open cases, which are few whatever the history.
      sql.append("\n  and c.is_open");
    }
    for (var dimension : slice.only().keySet().stream().sorted().toList()) {
      sql.append("\n  and ")
          .append(dimension.sql(grain, slice.period().basis()))
          .append(" = any(:")
          .append(nameOf(dimension))
          .append(')');
    }
    return sql.toString();
  }

  /** The statement with all values it names; {@code further} are named by the caller. */
  GenericExecuteSpec in(DatabaseClient database, String sql, Map<String, Object> further) {
    var known = new HashMap<>(values);
    known.putAll(further);
    var bound = new HashMap<String, Object>();
    PARAMETER
        .matcher(sql)
        .results()
        .map(found -> found.group(1))
        .filter(known::containsKey)
        .forEach(name -> bound.put(name, known.get(name)));
    return database.sql(sql).bindValues(bound);
  }

  private static String nameOf(Dimension dimension) {
    return "only" + dimension.name().replace("_", "");
  }

  private static String[] array(List<String> keys) {
    return keys.toArray(String[]::new);
  }
}
