package org.diandan.request.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.digest.Digest.Entry;
import org.diandan.request.referral.Staff;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins a digest, changes it, and publishes it by a second person's word. */
@Component
public final class EditDigest {

  private static final String BEGIN =
      """
      begun as (
        insert into reply_digest (id, area_code, week, topics, replies, drafted_by, edited_by)
        values (:id, :area, :week, :topics, :replies, :by, :by)
        on conflict on constraint reply_digest_week_unique do nothing
        returning id
      ), changed as (
        select append_audit(:by, 'digest-begun', cast(id as text), '', :source) from begun
      )
      """;

  private static final String SAVE =
      """
      saved as (
        update reply_digest
        set topics = :topics, replies = :replies, version = version + 1, edited_by = :by,
          edited_at = clock_timestamp()
        where id = :id and version = :version and approved_at is null
        returning id
      ), changed as (
        select append_audit(:by, 'digest-edited', cast(id as text), '', :source) from saved
      )
      """;

  private static final String APPROVE =
      """
      approved as (
        update reply_digest
        set approved_by = :by, approved_at = clock_timestamp(), version = version + 1
        where id = :id and version = :version and approved_at is null
        returning id
      ), changed as (
        select append_audit(:by, 'digest-approved', cast(id as text), '', :source) from approved
      )
      """;

  private final Ledger ledger;

  EditDigest(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Begins the one of a week; false when there is one already. */
  public Mono<Boolean> begin(UUID id, Week week, List<Entry> entries, Staff by) {
    return held(
        with(Change.of(BEGIN), entries, by)
            .bind("id", id)
            .bind("area", week.area())
            .bind("week", week.monday()));
  }

  /** A week of an area. */
  public record Week(String area, LocalDate monday) {}

  /** Replaces what it says; false when it was changed or published meanwhile. */
  public Mono<Boolean> save(Digest digest, List<Entry> entries, Staff by) {
    return held(
        with(Change.of(SAVE), entries, by)
            .bind("id", digest.id())
            .bind("version", digest.version()));
  }

  /**
   * Publishes it as it was read; false when it was changed meanwhile, or by whoever wrote it: the
   * database asks for a second person too.
   */
  public Mono<Boolean> approve(Digest digest, int version, Staff by) {
    return held(Change.of(APPROVE)
            .bind("id", digest.id())
            .bind("version", version)
            .bind("by", by.person())
            .bind("source", by.source()))
        .onErrorReturn(DataIntegrityViolationException.class, false);
  }

  private static Change with(Change change, List<Entry> entries, Staff by) {
    return change
        .bind("topics", entries.stream().map(Entry::topic).toArray(String[]::new))
        .bind("replies", entries.stream().map(Entry::reply).toArray(String[]::new))
        .bind("by", by.person())
        .bind("source", by.source());
  }

  private Mono<Boolean> held(Change change) {
    return ledger.write(change).map(Written.Applied.class::isInstance);
  }
}
