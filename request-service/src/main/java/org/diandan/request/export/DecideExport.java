package org.diandan.request.export;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ExportEvent.ExportMoved;
import org.diandan.contract.ExportEvent.ExportStep;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.export.ExportOutcome.Done;
import org.diandan.request.export.ExportOutcome.NotEntitled;
import org.diandan.request.export.ExportOutcome.OwnOrder;
import org.diandan.request.export.ExportOutcome.TooLate;
import org.diandan.request.export.WantedExport.Caller;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people do to an export after it was ordered: approve, refuse, call off. */
@Component
public final class DecideExport {

  private static final String APPROVE =
      """
      decided as (
        update export_job
        set state = 'QUEUED', decided_by = :by, decided_at = clock_timestamp()
        where id = :id
          and state = 'ASKED'
          and approve_by > clock_timestamp()
        returning id, areas
      ), changed as (
        select append_audit(:by, 'export-approved', cast(id as text), '', :source,
          case when cardinality(areas) = 1 then areas[1] else '' end, '', '')
        from decided
      )
      """;

  private static final String REFUSE =
      """
      decided as (
        update export_job
        set state = 'REFUSED', decided_by = :by, decided_at = clock_timestamp(), refusal = :why
        where id = :id
          and state = 'ASKED'
        returning id, areas
      ), gone as (
        delete from export_row r using decided where r.job_id = decided.id
      ), changed as (
        select append_audit(:by, 'export-refused', cast(id as text), :why, :source,
          case when cardinality(areas) = 1 then areas[1] else '' end, '', '')
        from decided
      )
      """;

  private static final String CALL_OFF =
      """
      decided as (
        update export_job
        set state = case when state = 'DONE' then 'REMOVED' else 'CANCELLED' end,
          lease_owner = null, lease_until = null
        where id = :id
          and ordered_by = :by
          and state in ('LISTING', 'ASKED', 'QUEUED', 'RUNNING', 'DONE')
        returning id, areas, state
      ), rows_gone as (
        delete from export_row r using decided where r.job_id = decided.id
      ), pieces_gone as (
        delete from export_piece p using decided where p.job_id = decided.id
      ), changed as (
        select append_audit(:by, case state when 'REMOVED' then 'export-removed'
            else 'export-cancelled' end, cast(id as text), '', :source,
          case when cardinality(areas) = 1 then areas[1] else '' end, '', '')
        from decided
      )
      """;

  private final Ledger ledger;
  private final SecondPersons seconds;

  DecideExport(Ledger ledger, SecondPersons seconds) {
    this.ledger = ledger;
    this.seconds = seconds;
  }

  /** Lets it be written. */
  public Mono<ExportOutcome> approve(ExportJob job, Caller by) {
    return decided(job, by, Change.of(APPROVE));
  }

  /**
   * Ends it.
   *
   * @param why what whoever ordered it reads
   */
  public Mono<ExportOutcome> refuse(ExportJob job, Caller by, String why) {
    return seconds
        .now()
        .flatMap(
            now ->
                decided(job, by, Change.of(REFUSE).bind("why", why).publishing(refused(job, now))));
  }

  /** Stops it, or removes its file; by whoever ordered it. */
  public Mono<ExportOutcome> callOff(ExportJob job, Caller by) {
    return ledger.write(with(Change.of(CALL_OFF), job, by)).map(written -> outcome(job, written));
  }

  private Mono<ExportOutcome> decided(ExportJob job, Caller by, Change change) {
    if (job.orderedBy().equals(by.person())) {
      return Mono.just(new OwnOrder());
    }
    return ledger
        .write(with(change, job, by))
        .map(written -> outcome(job, written))
        // The right was lost while the page was open: the database has the last word.
        .onErrorReturn(DataIntegrityViolationException.class, new NotEntitled());
  }

  private static Change with(Change change, ExportJob job, Caller by) {
    return change.bind("id", job.id()).bind("by", by.person()).bind("source", by.source());
  }

  private static ExportOutcome outcome(ExportJob job, Written written) {
    return written instanceof Written.Applied ? new Done(job.id()) : new TooLate();
  }

  private static ExportMoved refused(ExportJob job, Instant now) {
    return new ExportMoved(
        UUID.randomUUID(), now, job.id(), ExportStep.REFUSED, Set.of(job.orderedBy()));
  }
}
