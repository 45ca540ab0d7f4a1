package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ExportEvent.ExportMoved;
import org.diandan.contract.ExportEvent.ExportStep;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who writes which file: a lease that is prolonged with every page of rows. */
@Component
final class ExportClaims {

  /** After so many crashes it is the file's fault. */
  private static final int MOST_ATTEMPTS = 3;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final ExportProperties properties;

  ExportClaims(DatabaseClient database, Ledger ledger, ExportProperties properties) {
    this.database = database;
    this.ledger = ledger;
    this.properties = properties;
  }

  /** An export under a lease. */
  record Claim(ExportJob job, UUID owner, Instant now) {}

  /** Takes the oldest one nobody writes and whose turn it is; empty when there is none. */
  Mono<Claim> claim(UUID owner) {
    return database
        .sql(
            """
            update export_job
            set state = 'RUNNING', attempts = attempts + 1, rows_done = 0, rows_written = 0,
              lease_owner = :owner,
              lease_until = clock_timestamp() + make_interval(secs => :lease)
            where id = (
              select j.id
              from export_job j
              where (j.state = 'QUEUED'
                  and not exists (
                    select from export_job o
                    where o.ordered_by = j.ordered_by and o.state = 'RUNNING'))
                or (j.state = 'RUNNING'
                  and j.lease_until < clock_timestamp()
                  and j.attempts < :most)
              order by j.ordered_at, j.id
              limit 1
              for update skip locked)
            returning *, cast(0 as bigint) as before, clock_timestamp() as now
            """)
        .bind("owner", owner)
        .bind("lease", properties.leaseSeconds())
        .bind("most", MOST_ATTEMPTS)
        .map(
            row ->
                new Claim(
                    ExportJobs.jobOf(row), owner, requireNonNull(row.get("now", Instant.class))))
        .one()
        // Another instance took another one of the same person in this moment.
        .onErrorResume(DuplicateKeyException.class, e -> Mono.empty());
  }

  /** Says how far it came, and prolongs the lease; false when it is somebody else's by now. */
  Mono<Boolean> progress(Claim claim, int done, int written) {
    return database
        .sql(
            """
            update export_job
            set rows_done = :done, rows_written = :written,
              lease_until = clock_timestamp() + make_interval(secs => :lease)
            where id = :id
              and lease_owner = :owner
            """)
        .bind("done", done)
        .bind("written", written)
        .bind("lease", properties.leaseSeconds())
        .bind("id", claim.job().id())
        .bind("owner", claim.owner())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /** Lets others go on; nothing when the lease is somebody else's by now. */
  Mono<Void> release(Claim claim) {
    return database
        .sql(
            """
            update export_job
            set state = 'QUEUED', attempts = attempts - 1, lease_owner = null, lease_until = null
            where id = :id
              and lease_owner = :owner
            """)
        .bind("id", claim.job().id())
        .bind("owner", claim.owner())
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** The file is whole: it becomes the one that is fetched, and whoever ordered it is told. */
  Mono<Written> finish(Claim claim, long bytes) {
    return ledger.write(
        Change.of(
                """
                changed as (
                  update export_job
                  set state = 'DONE', written_by = lease_owner, lease_owner = null,
                    lease_until = null, file_bytes = :bytes, finished_at = clock_timestamp(),
                    kept_until = clock_timestamp() + make_interval(secs => :kept)
                  where id = :id
                    and lease_owner = :owner
                  returning id, written_by
                ), listed as (
                  delete from export_row r using changed where r.job_id = changed.id
                ), earlier as (
                  delete from export_piece p
                  using changed
                  where p.job_id = changed.id
                    and p.writer <> changed.written_by
                )
                """)
            .bind("id", claim.job().id())
            .bind("owner", claim.owner())
            .bind("bytes", bytes)
            .bind("kept", (double) properties.keepFiles().toSeconds())
            .publishing(moved(claim.job().id(), ExportStep.READY, claim)));
  }

  private static ExportMoved moved(UUID id, ExportStep step, Claim claim) {
    return new ExportMoved(
        UUID.randomUUID(), claim.now(), id, step, Set.of(claim.job().orderedBy()));
  }
}
