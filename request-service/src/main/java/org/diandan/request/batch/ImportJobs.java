package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.batch.ImportJob.Counts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The jobs and who works on them. */
@Component
final class ImportJobs {

  private static final int MOST_LISTED = 100;

  private final DatabaseClient database;
  private final Ledger ledger;

  ImportJobs(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** A job under a lease. */
  record Claim(ImportJob job, String mapping, UUID owner, Instant now) {}

  Mono<ImportJob> find(UUID id, ImportReader reader) {
    return database
        .sql("select j.* from import_job j where j.id = :id and " + ImportReader.THEIRS)
        .bind("id", id)
        .bind("person", reader.person())
        .bind("areas", reader.prefixes())
        .map(ImportJobs::jobOf)
        .one();
  }

  /** The newest first, at most a hundred. */
  Flux<ImportJob> list(ImportReader reader) {
    return database
        .sql(
            """
            select j.*
            from import_job j
            where\s"""
                + ImportReader.THEIRS
                + """
                order by j.created_at desc
                limit :most
                """)
        .bind("person", reader.person())
        .bind("areas", reader.prefixes())
        .bind("most", MOST_LISTED)
        .map(ImportJobs::jobOf)
        .all();
  }

  Mono<UUID> open(String fileName, Mapping mapping, String yaml, UUID by) {
    var id = UUID.randomUUID();
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      insert into import_job (
                        id, file_name, jurisdiction, mapping, state, created_by)
                      values (:id, :name, :jurisdiction, :mapping, 'WAITING', :by)
                      returning id
                    )
                    """)
                .bind("id", id)
                .bind("name", fileName)
                .bind("jurisdiction", mapping.jurisdiction())
                .bind("mapping", yaml)
                .bind("by", by))
        .thenReturn(id);
  }

  /** Begins the import of a checked file anew; false when it does not wait for that. */
  Mono<Boolean> start(UUID id) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      update import_job
                      set state = 'IMPORTING', next_row = 1, changed_at = clock_timestamp()
                      where id = :id
                        and state = 'CHECKED'
                      returning id
                    ), cleared as (
                      delete from import_finding f using changed where f.job_id = changed.id
                    )
                    """)
                .bind("id", id))
        .map(Written.Applied.class::isInstance);
  }

  /** Throws the file away, also in the middle; what was imported stays. False when it is over. */
  Mono<Boolean> discard(UUID id) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      update import_job
                      set state = 'DISCARDED', lease_owner = null, lease_until = null,
                        changed_at = clock_timestamp()
                      where id = :id
                        and state in ('WAITING', 'CHECKING', 'CHECKED', 'IMPORTING')
                      returning id
                    ), pieces as (
                      delete from import_piece p using changed where p.job_id = changed.id
                    ), met as (
                      delete from import_met m using changed where m.job_id = changed.id
                    ), values_gone as (
                      update import_finding f
                      set value_sealed = null
                      from changed
                      where f.job_id = changed.id
                    )
                    """)
                .bind("id", id))
        .map(Written.Applied.class::isInstance);
  }

  /** Ids of jobs nobody touched for so long. */
  Flux<UUID> forgotten(double seconds) {
    return database
        .sql(
            """
            select id
            from import_job
            where state in ('WAITING', 'CHECKED')
              and changed_at < clock_timestamp() - make_interval(secs => :seconds)
            """)
        .bind("seconds", seconds)
        .mapValue(UUID.class)
        .all();
  }

  /** Takes the lease of the oldest job nobody works on; empty when there is none. */
  Mono<Claim> claim(UUID owner, double leaseSeconds) {
    return database
        .sql(
            """
            update import_job
            set lease_owner = :owner,
              lease_until = clock_timestamp() + make_interval(secs => :lease)
            where id = (
              select j.id
              from import_job j
              where j.state in ('CHECKING', 'IMPORTING')
                and (j.lease_until is null or j.lease_until < clock_timestamp())
                and not exists (
                  select 1
                  from import_job other
                  where other.jurisdiction = j.jurisdiction
                    and other.id <> j.id
                    and other.lease_owner is not null)
              order by j.created_at
              limit 1
              for update skip locked)
            returning *, clock_timestamp() as now
            """)
        .bind("owner", owner)
        .bind("lease", leaseSeconds)
        .map(
            row ->
                new Claim(
                    jobOf(row),
                    requireNonNull(row.get("mapping", String.class)),
                    owner,
                    moment(row, "now")))
        .one()
        // Another instance was quicker in this jurisdiction.
        .onErrorResume(DuplicateKeyException.class, e -> Mono.empty());
  }

  /** Lets others go on; nothing when the lease is somebody else's by now. */
  Mono<Void> release(Claim claim) {
    return database
        .sql(
            """
            update import_job
            set lease_owner = null, lease_until = null
            where id = :id
              and lease_owner = :owner
            """)
        .bind("id", claim.job().id())
        .bind("owner", claim.owner())
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Ends a pass; the file goes when nobody needs it any more. */
  Mono<Written> finish(Claim claim) {
    return ledger.write(
        Change.of(
                """
                changed as (
                  update import_job
                  set state = case state when 'CHECKING' then 'CHECKED' else 'DONE' end,
                    lease_owner = null, lease_until = null, changed_at = clock_timestamp()
                  where id = :id
                    and lease_owner = :owner
                    and state in ('CHECKING', 'IMPORTING')
                  returning id, state
                ), pieces as (
                  delete from import_piece p
                  using changed
                  where p.job_id = changed.id
                    and changed.state = 'DONE'
                ), met as (
                  delete from import_met m using changed where m.job_id = changed.id
                )
                """)
            .bind("id", claim.job().id())
            .bind("owner", claim.owner()));
  }

  /** Ends a job whose file cannot be read. */
  Mono<Written> fail(Claim claim, UnreadableFile why) {
    return ledger.write(
        Change.of(
                """
                changed as (
                  update import_job
                  set state = 'FAILED', failure = :failure, failure_arguments = :arguments,
                    lease_owner = null, lease_until = null, changed_at = clock_timestamp()
                  where id = :id
                    and lease_owner = :owner
                  returning id
                ), pieces as (
                  delete from import_piece p using changed where p.job_id = changed.id
                ), met as (
                  delete from import_met m using changed where m.job_id = changed.id
                )
                """)
            .bind("id", claim.job().id())
            .bind("owner", claim.owner())
            .bind("failure", why.messageKey())
            .bind("arguments", why.arguments().toArray(String[]::new)));
  }

  private static ImportJob jobOf(Readable row) {
    return new ImportJob(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("file_name", String.class)),
        requireNonNull(row.get("jurisdiction", String.class)),
        JobState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("file_bytes", Long.class)),
        number(row, "next_row"),
        new Counts(
            number(row, "checked_accepted"),
            number(row, "checked_repeated"),
            number(row, "checked_rejected")),
        new Counts(
            number(row, "imported_accepted"),
            number(row, "imported_repeated"),
            number(row, "imported_rejected")),
        row.get("failure", String.class),
        List.of(requireNonNull(row.get("failure_arguments", String[].class))),
        moment(row, "created_at"),
        moment(row, "changed_at"));
  }

  private static int number(Readable row, String column) {
    return requireNonNull(row.get(column, Integer.class));
  }

  private static Instant moment(Readable row, String column) {
    return requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
  }
}
