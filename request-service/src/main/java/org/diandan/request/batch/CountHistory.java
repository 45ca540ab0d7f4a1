package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Counts a set of history. It never enters the figures of this platform's own requests. */
@Component
public final class CountHistory {

  private final DatabaseClient database;

  CountHistory(DatabaseClient database) {
    this.database = database;
  }

  /** What a set is told apart by. */
  public enum By {
    ALL,
    DEPARTMENT,
    SOURCE,
    TYPE,
    AREA
  }

  /**
   * A set of history.
   *
   * @param zone in which its days begin
   * @param first when its first case was opened; null while it has none, like the last
   */
  public record HistorySet(
      String jurisdiction,
      String name,
      ZoneId zone,
      long records,
      @Nullable Instant first,
      @Nullable Instant last) {}

  /**
   * Figures of a group of records.
   *
   * @param name of the group; empty for records that name none, and for all together
   * @param withTarget closed, with a deadline
   * @param onTime of those, closed at the deadline or before
   * @param labelled closed, with a deadline and with a label of the source
   * @param labelledOnTime of those, closed at the deadline or before, whatever the label says
   * @param labelDiffers of those, where the source's label says otherwise
   * @param medianHours from opening to closing; the mean of the two middle values of an even
   *     number; null when none is closed
   */
  public record Figures(
      String name,
      long records,
      long closed,
      long withTarget,
      long onTime,
      long labelled,
      long labelledOnTime,
      long labelDiffers,
      @Nullable Double medianHours) {

    /** Share of closed records with a deadline that kept it; null when there is none. */
    public @Nullable Double onTimeRate() {
      return withTarget == 0 ? null : (double) onTime / withTarget;
    }

    /** The same among those the source labelled. */
    public @Nullable Double labelledOnTimeRate() {
      return labelled == 0 ? null : (double) labelledOnTime / labelled;
    }
  }

  /** All sets by name. */
  public Flux<HistorySet> sets() {
    return database
        .sql(
            """
            select s.jurisdiction, s.name, s.zone, count(r.number) as records,
              min(r.opened_at) as first_opened, max(r.opened_at) as last_opened
            from imported_set s
            left join imported_record r on r.jurisdiction = s.jurisdiction
            group by s.jurisdiction, s.name, s.zone
            order by s.name
            """)
        .map(CountHistory::setOf)
        .all();
  }

  private static HistorySet setOf(Readable row) {
    return new HistorySet(
        requireNonNull(row.get("jurisdiction", String.class)),
        requireNonNull(row.get("name", String.class)),
        ZoneId.of(requireNonNull(row.get("zone", String.class))),
        number(row, "records"),
        moment(row, "first_opened"),
        moment(row, "last_opened"));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var time = row.get(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Figures of a set, the largest group first; empty for a set that does not exist. */
  public Flux<Figures> of(String jurisdiction, By by) {
    return database
        .sql(
            """
            select
              case cast(:by as text)
                when 'DEPARTMENT' then department
                when 'SOURCE' then source
                when 'TYPE' then type_code
                when 'AREA' then coalesce(area_path, '')
                else ''
              end as name,
              count(*) as records,
              count(closed_at) as closed,
              count(*) filter (where closed_at is not null and target_at is not null)
                as with_target,
              count(*) filter (where closed_at <= target_at) as on_time,
              count(*) filter (where closed_at is not null and target_at is not null
                and label is not null) as labelled,
              count(*) filter (where closed_at <= target_at and label is not null)
                as labelled_on_time,
              count(*) filter (where (closed_at <= target_at) <> (label = 'ON_TIME'))
                as label_differs,
              percentile_cont(0.5) within group (
                order by extract(epoch from closed_at - opened_at)::double precision)
                / 3600 as median_hours
            from imported_record
            where jurisdiction = :jurisdiction
            group by 1
            order by records desc, name
            """)
        .bind("by", by.name())
        .bind("jurisdiction", jurisdiction)
        .map(CountHistory::figuresOf)
        .all();
  }

  private static Figures figuresOf(Readable row) {
    return new Figures(
        requireNonNull(row.get("name", String.class)),
        number(row, "records"),
        number(row, "closed"),
        number(row, "with_target"),
        number(row, "on_time"),
        number(row, "labelled"),
        number(row, "labelled_on_time"),
        number(row, "label_differs"),
        row.get("median_hours", Double.class));
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class));
  }
}
