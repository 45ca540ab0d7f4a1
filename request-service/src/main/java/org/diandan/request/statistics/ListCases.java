package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The cases behind a number, found by the same conditions it was counted with, so that a list is
 * always as long as its number is large. Nothing personal in it.
 */
@Component
public final class ListCases {

  private static final int FETCHED_AT_ONCE = 5_000;

  private final DatabaseClient database;
  private final Clock clock;
  private final FigureProperties properties;

  ListCases(DatabaseClient database, Clock clock, FigureProperties properties) {
    this.database = database;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * One case.
   *
   * @param id of the request; in imported history it names nothing else
   * @param number the order number, or the number of the source
   * @param area code, or path of names in imported history
   * @param item code of the item, or the type in imported history
   * @param teamId who holds or held it; null when nobody did
   * @param finishBy null when nothing was promised
   */
  public record CaseLine(
      UUID id,
      String number,
      String area,
      String item,
      String channel,
      String department,
      @Nullable UUID teamId,
      @Nullable String teamName,
      String state,
      Instant submittedAt,
      @Nullable Instant finishBy,
      @Nullable Instant completedAt,
      @Nullable Instant closedAt) {}

  /**
   * A part of a list.
   *
   * @param skip lines before it, 0 or more
   * @param most lines at most
   */
  public record Page(int skip, int most) {

    public Page {
      if (skip < 0 || most < 1) {
        throw new IllegalArgumentException(
            "A page skips 0 or more lines (%d) and has at least one (%d).".formatted(skip, most));
      }
    }

    /** Every case, for exports; read as a stream. */
    public static Page all() {
      return new Page(0, Integer.MAX_VALUE);
    }
  }

  /** The cases of a part of a figure, newest first; of figures of teams each case once. */
  public Flux<CaseLine> behind(Slice slice, Figure figure, Part part, Page page) {
    var query = query(slice, figure);
    var sql =
        """
        select c.case_id, c.number, c.area, c.item, c.channel, c.department, c.team_id, n.name,
          c.state, c.submitted_at, c.finish_by, c.completed_at, c.closed_at
        from figure_case c
        left join figure_team n on n.generation = c.generation and n.team_id = c.team_id
        where c.generation = (select generation from figure_in_force)
          and c.case_id in (
            select c.case_id
            %s
              and %s)
        order by c.submitted_at desc, c.case_id
        offset :skip
        limit :most
        """
            .formatted(query.rows(Dimension.ALL), FigureColumns.condition(figure, part));
    return query
        .in(database, sql, Map.of("skip", page.skip(), "most", page.most()))
        .map(ListCases::lineOf)
        .all();
  }

  /** The ids of the whole list in its order, read as they are wanted. */
  public Flux<UUID> ids(Slice slice, Figure figure, Part part) {
    var query = query(slice, figure);
    var sql =
        """
        select c.case_id
        from figure_case c
        where c.generation = (select generation from figure_in_force)
          and c.case_id in (
            select c.case_id
            %s
              and %s)
        order by c.submitted_at desc, c.case_id
        """
            .formatted(query.rows(Dimension.ALL), FigureColumns.condition(figure, part));
    return query
        .in(database, sql, Map.of())
        .filter(statement -> statement.fetchSize(FETCHED_AT_ONCE))
        .mapValue(UUID.class)
        .all();
  }

  /** How many cases the whole list has. */
  public Mono<Long> count(Slice slice, Figure figure, Part part) {
    var query = query(slice, figure);
    var sql =
        "select count(distinct c.case_id)\n%s\n  and %s"
            .formatted(query.rows(Dimension.ALL), FigureColumns.condition(figure, part));
    return query.in(database, sql, Map.of()).mapValue(Long.class).one();
  }

  private FigureQuery query(Slice slice, Figure figure) {
    return new FigureQuery(slice, figure.grain(), clock.instant(), properties.nearly());
  }

  private static CaseLine lineOf(Readable row) {
    return new CaseLine(
        requireNonNull(row.get("case_id", UUID.class)),
        text(row, "number"),
        text(row, "area"),
        text(row, "item"),
        text(row, "channel"),
        text(row, "department"),
        row.get("team_id", UUID.class),
        row.get("name", String.class),
        text(row, "state"),
        requireNonNull(moment(row, "submitted_at")),
        moment(row, "finish_by"),
        moment(row, "completed_at"),
        moment(row, "closed_at"));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var time = row.get(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
