package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.request.batch.Flaw.Verdict;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What is to be said about the rows of a job, dry run or import, whichever came last. */
@Component
public final class ImportReport {

  private final DatabaseClient database;
  private final FieldCipher cipher;

  ImportReport(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * One line of the report; a row with several flaws has several.
   *
   * @param flaw null for an accepted row
   * @param value what stands in the column; empty once the file is thrown away
   */
  public record Line(int row, Verdict verdict, @Nullable Flaw flaw, String column, String value) {}

  /** Every row that was read so far, in the order of the file. */
  public Flux<Line> all(UUID job) {
    return database
        .sql(
            """
            select s.row_number, f.flaw, f.column_name, f.value_sealed
            from import_job j
            cross join generate_series(2, j.next_row) as s(row_number)
            left join import_finding f on f.job_id = j.id and f.row_number = s.row_number
            where j.id = :job
            order by s.row_number, f.position
            """)
        .bind("job", job)
        .map(this::lineOf)
        .all();
  }

  /** The first rows that are not simply accepted. */
  public Flux<Line> findings(UUID job, int most) {
    return database
        .sql(
            """
            select row_number, flaw, column_name, value_sealed
            from import_finding
            where job_id = :job
              and flaw not in ('REPEATED', 'EMPTY')
            order by row_number, position
            limit :most
            """)
        .bind("job", job)
        .bind("most", most)
        .map(this::lineOf)
        .all();
  }

  private Line lineOf(io.r2dbc.spi.Readable row) {
    var name = row.get("flaw", String.class);
    var flaw = name == null ? null : Flaw.valueOf(name);
    var sealed = row.get("value_sealed", String.class);
    var column = row.get("column_name", String.class);
    return new Line(
        requireNonNull(row.get("row_number", Integer.class)),
        flaw == null ? Verdict.ACCEPTED : flaw.verdict(),
        flaw,
        column == null ? "" : column,
        sealed == null ? "" : cipher.decrypt(sealed));
  }
}
