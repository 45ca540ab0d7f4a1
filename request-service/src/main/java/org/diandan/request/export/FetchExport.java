package org.diandan.request.export;

import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.export.ExportJob.ExportFile;
import org.diandan.request.export.WantedExport.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets whoever ordered a file fetch it, as often as it may be and with an audit entry each time.
 */
@Component
public final class FetchExport {

  private static final String FETCH =
      """
      fetched as (
        update export_job
        set downloads = downloads + 1
        where id = :id
          and ordered_by = :by
          and state = 'DONE'
          and kept_until > clock_timestamp()
          and downloads < most_downloads
          and may_export(:by, areas)
        returning id, areas, downloads
      ), changed as (
        select append_audit(:by, 'export-fetched', cast(id as text), '', :source,
          case when cardinality(areas) = 1 then areas[1] else '' end, '', 'downloads=' || downloads)
        from fetched
      )
      """;

  private final Ledger ledger;
  private final ExportJobs jobs;
  private final ExportPieces pieces;

  FetchExport(Ledger ledger, ExportJobs jobs, ExportPieces pieces) {
    this.ledger = ledger;
    this.jobs = jobs;
    this.pieces = pieces;
  }

  /** What came of it. */
  public sealed interface Fetched {

    /** The file, to be sent as it comes. */
    record File(Flux<byte[]> pieces, long bytes) implements Fetched {}

    /** The areas of the list are not this person's any more. */
    record NotEntitled() implements Fetched {}

    /** It is not there, not this person's, or was fetched often enough. */
    record Gone() implements Fetched {}
  }

  /** The file of an export. */
  public Mono<Fetched> fetch(ExportJob job, Caller by) {
    return ledger
        .write(
            Change.of(FETCH)
                .bind("id", job.id())
                .bind("by", by.person())
                .bind("source", by.source()))
        .flatMap(
            written ->
                written instanceof Written.Applied
                    ? Mono.just(file(job, job.file()))
                    : jobs.mayExport(by.person(), job.areas())
                        .map(may -> may ? new Fetched.Gone() : new Fetched.NotEntitled()));
  }

  private Fetched file(ExportJob job, @Nullable ExportFile file) {
    return file == null
        ? new Fetched.Gone()
        : new Fetched.File(pieces.read(job.id(), file.writer()), file.bytes());
  }
}
