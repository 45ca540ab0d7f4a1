package org.diandan.request.statistics.journal;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.diandan.request.statistics.journal.CaseRow.Folded;
import org.diandan.request.statistics.journal.CaseRow.Moments;
import org.diandan.request.statistics.journal.CaseRow.Promises;
import org.diandan.request.statistics.journal.CaseRow.Standing;
import org.diandan.request.statistics.journal.CaseRow.Tally;
import org.diandan.request.statistics.journal.CaseRow.Verdicts;
import org.diandan.request.statistics.journal.CaseRow.Where;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Takes imported history into a generation, file by file behind the import. History publishes no
 * events (decision 0027), so its own rows are what is replayed; from there on it goes the way of
 * every other case.
 */
@Component
class TakeHistory {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int AT_ONCE = 1_000;

  /** Others wait for the thread that does it. */
  private static final int CHUNKS = 5;

  private final DatabaseClient database;
  private final CaseRows rows;

  TakeHistory(DatabaseClient database, CaseRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** How far a file was taken. */
  private record Cursor(UUID job, int row, int taken) {}

  private record Recorded(int row, Folded folded) {}

  /**
   * Takes some of what is new; several instances may do so at once.
   *
   * @return whether nothing is left
   */
  boolean take(int generation) {
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      var cursor = next(generation);
      if (cursor == null) {
        return true;
      }
      var read = after(cursor);
      if (read.isEmpty()) {
        return true;
      }
      rows.write(generation, read.stream().map(Recorded::folded).toList()).block(LIMIT);
      advance(generation, cursor, read);
    }
    return false;
  }

  /** A file with rows that were not taken; null when there is none. */
  private @Nullable Cursor next(int generation) {
    return database
        .sql(
            """
            select j.id, coalesce(h.taken_row, 0) as taken_row, coalesce(h.taken, 0) as taken
            from import_job j
            left join figure_history h on h.job_id = j.id and h.generation = :generation
            where j.imported_accepted > coalesce(h.taken, 0)
            order by j.created_at
            limit 1
            """)
        .bind("generation", generation)
        .map(
            row ->
                new Cursor(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("taken_row", Integer.class)),
                    requireNonNull(row.get("taken", Integer.class))))
        .one()
        .block(LIMIT);
  }

  private List<Recorded> after(Cursor cursor) {
    return requireNonNull(
        database
            .sql(
                """
                select row_number, jurisdiction, number, type_code, opened_at, target_at, closed_at,
                  label, department, source, coalesce(area_path, '') as area
                from imported_record
                where job_id = :job
                  and row_number > :row
                order by row_number
                limit :most
                """)
            .bind("job", cursor.job())
            .bind("row", cursor.row())
            .bind("most", AT_ONCE)
            .map(TakeHistory::recorded)
            .all()
            .collectList()
            .block(LIMIT));
  }

  private void advance(int generation, Cursor cursor, List<Recorded> read) {
    database
        .sql(
            """
            insert into figure_history as known (generation, job_id, taken_row, taken)
            values (:generation, :job, :row, :taken)
            on conflict on constraint figure_history_pk do update
              set taken_row = excluded.taken_row, taken = excluded.taken
              where known.taken_row < excluded.taken_row
            """)
        .bind("generation", generation)
        .bind("job", cursor.job())
        .bind("row", read.getLast().row())
        .bind("taken", cursor.taken() + read.size())
        .then()
        .block(LIMIT);
  }

  private static Recorded recorded(Readable row) {
    var set = text(row, "jurisdiction");
    var number = text(row, "number");
    var target = moment(row, "target_at");
    var closed = moment(row, "closed_at");
    @Nullable String label = row.get("label", String.class);
    return new Recorded(
        requireNonNull(row.get("row_number", Integer.class)),
        new Folded(
            new CaseRow(
                idOf(set, number),
                1,
                new Where(
                    set,
                    number,
                    text(row, "area"),
                    text(row, "type_code"),
                    "",
                    text(row, "source"),
                    text(row, "department"),
                    null),
                standing(closed),
                new Promises(null, null, target, target, null, null),
                moments(requireNonNull(moment(row, "opened_at")), closed),
                new Verdicts(
                    label == null ? null : label.equals("ON_TIME"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null),
                Tally.NONE),
            List.of()));
  }

  private static Standing standing(@Nullable Instant closed) {
    return new Standing(
        closed == null ? "OPEN" : "CLOSED", 1, closed == null, false, false, false, true, null);
  }

  private static Moments moments(Instant opened, @Nullable Instant closed) {
    return new Moments(opened, null, null, null, null, null, closed, closed, null, null, 0);
  }

  /** The same in every generation. */
  private static UUID idOf(String set, String number) {
    return UUID.nameUUIDFromBytes((set + '\n' + number).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var time = row.get(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
