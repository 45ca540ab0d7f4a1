package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.request.export.ExportJob.Approval;
import org.diandan.request.export.ExportJob.ExportFile;
import org.diandan.request.export.ExportJob.Progress;
import org.diandan.request.sheet.SheetForm;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads exports. */
@Repository
public class ExportJobs {

  private static final int MOST_LISTED = 50;

  private static final String SELECT =
      """
      select j.*,
        (select count(*)
         from export_job o
         where o.state in ('QUEUED', 'RUNNING')
           and (o.ordered_at, o.id) < (j.ordered_at, j.id)) as before
      from export_job j
      """;

  private final DatabaseClient database;

  ExportJobs(DatabaseClient database) {
    this.database = database;
  }

  /** One of them; empty when there is none, or when it is none of this person's business. */
  public Mono<ExportJob> find(UUID id, UUID reader) {
    return database
        .sql(
            SELECT
                + """
                where j.id = :id
                  and (j.ordered_by = :reader or (j.personal and may_export(:reader, j.areas)))
                """)
        .bind("id", id)
        .bind("reader", reader)
        .map(ExportJobs::jobOf)
        .one();
  }

  /** Those somebody ordered, the newest first, at most 50. */
  public Flux<ExportJob> orderedBy(UUID person) {
    return database
        .sql(SELECT + "where j.ordered_by = :person order by j.ordered_at desc limit :most")
        .bind("person", person)
        .bind("most", MOST_LISTED)
        .map(ExportJobs::jobOf)
        .all();
  }

  /** Those that wait for somebody's word, the oldest first, at most 50. */
  public Flux<ExportJob> waitingFor(UUID person) {
    return database
        .sql(
            SELECT
                + """
                where j.state = 'ASKED'
                  and j.approve_by > clock_timestamp()
                  and j.ordered_by <> :person
                  and may_export(:person, j.areas)
                order by j.ordered_at
                limit :most
                """)
        .bind("person", person)
        .bind("most", MOST_LISTED)
        .map(ExportJobs::jobOf)
        .all();
  }

  /** Whether somebody answers for all these areas now. */
  public Mono<Boolean> mayExport(UUID person, List<String> areas) {
    return database
        .sql("select may_export(:person, :areas)")
        .bind("person", person)
        .bind("areas", areas.toArray(String[]::new))
        .mapValue(Boolean.class)
        .one();
  }

  static ExportJob jobOf(Readable row) {
    return new ExportJob(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("ordered_by", UUID.class)),
        requireNonNull(moment(row, "ordered_at")),
        List.of(requireNonNull(row.get("areas", String[].class))),
        ExportSource.valueOf(requireNonNull(row.get("source", String.class))),
        requireNonNull(row.get("words", String.class)),
        requireNonNull(row.get("language", String.class)),
        ExportColumn.named(Arrays.asList(requireNonNull(row.get("chosen", String[].class)))),
        SheetForm.valueOf(requireNonNull(row.get("form", String.class))),
        row.get("purpose", String.class),
        ExportState.valueOf(requireNonNull(row.get("state", String.class))),
        new Progress(
            number(row, "rows_expected"),
            number(row, "rows_done"),
            number(row, "rows_written"),
            requireNonNull(row.get("before", Long.class))),
        approvalOf(row),
        fileOf(row));
  }

  private static @Nullable Approval approvalOf(Readable row) {
    var until = moment(row, "approve_by");
    return until == null
        ? null
        : new Approval(
            until,
            row.get("decided_by", UUID.class),
            moment(row, "decided_at"),
            row.get("refusal", String.class));
  }

  private static @Nullable ExportFile fileOf(Readable row) {
    var writer = row.get("written_by", UUID.class);
    var until = moment(row, "kept_until");
    return writer == null || until == null
        ? null
        : new ExportFile(
            writer,
            requireNonNull(row.get("file_bytes", Long.class)),
            until,
            number(row, "most_downloads") - number(row, "downloads"));
  }

  private static int number(Readable row, String column) {
    return requireNonNull(row.get(column, Integer.class));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var time = row.get(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
