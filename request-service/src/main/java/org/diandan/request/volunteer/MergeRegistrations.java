package org.diandan.request.volunteer;

import java.util.UUID;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes one of two registrations of the same person. The other services hear of it and bring
 * memberships, duties and hours to the one that lasts; nobody signs in to the other any more.
 */
@Component
public final class MergeRegistrations {

  private static final String MERGE =
      """
      gone as (
        select p.id
        from person p
        where p.id = :gone
          and p.name_sealed is not null
          and not exists (
            select
            from authority a
            where a.person_id = p.id and a.role in ('OPERATOR', 'OFFICIAL', 'ADMINISTRATOR'))
      ), lasting as (
        select p.id, coalesce(v.state, 'ACTIVE') as state
        from person p
        left join volunteer v on v.person_id = p.id
        where p.id = :lasting
          and p.name_sealed is not null
          and coalesce(v.state, 'ACTIVE') in ('ACTIVE', 'AWAITS_GUARDIAN')
      ), merged as (
        insert into volunteer as v (person_id, state, age_group, merged_into)
        select gone.id, 'MERGED', 'UNKNOWN', lasting.id
        from gone, lasting
        where gone.id <> lasting.id
        on conflict on constraint volunteer_pk do update
        set state = 'MERGED', merged_into = excluded.merged_into, changed_at = now()
        where v.state <> 'MERGED'
        returning person_id
      ), changed as (
        select append_audit(:by, 'volunteer-merged', cast(person_id as text), :reason, :source)
        from merged
      ), merged_before as (
        update volunteer
        set merged_into = :lasting, changed_at = now()
        where merged_into in (select person_id from merged)
      ), goes_on as (
        insert into authority (person_id, role, area)
        select lasting.id, a.role, a.area
        from merged
        join authority a on a.person_id = merged.person_id and a.role in ('VOLUNTEER', 'LEADER')
        join lasting on lasting.state = 'ACTIVE'
        on conflict on constraint authority_pk do nothing
      ), taken as (
        delete from authority where person_id in (select person_id from merged)
      ), locked as (
        update account
        set disabled_at = coalesce(disabled_at, clock_timestamp())
        where person_id in (select person_id from merged)
      ), ended as (
        delete from session where person_id in (select person_id from merged)
      )
      """;

  private final Ledger ledger;
  private final VolunteerRows rows;

  MergeRegistrations(Ledger ledger, VolunteerRows rows) {
    this.ledger = ledger;
    this.rows = rows;
  }

  /** What came of it. */
  public enum Outcome {
    DONE,
    /** Nobody decides about a registration of their own. */
    OWN,
    /** One of them is staff, was merged before, has left for good, or is the other one. */
    NOT_NOW
  }

  /**
   * Merges for good; there is no way back.
   *
   * @param gone one of the reader's areas, like {@code lasting}; the caller has looked
   * @param reason in a few words, without personal data; goes into the audit log
   */
  public Mono<Outcome> merge(Volunteer gone, Volunteer lasting, StaffReader by, String reason) {
    if (by.personId().equals(gone.personId()) || by.personId().equals(lasting.personId())) {
      return Mono.just(Outcome.OWN);
    }
    return ledger
        .write(
            Change.of(MERGE)
                .bind("gone", gone.personId())
                .bind("lasting", lasting.personId())
                .bind("by", by.personId())
                .bind("reason", "into " + lasting.personId() + ": " + reason)
                .bind("source", by.source())
                .publishing(rows.told(merged(gone, lasting.personId()))))
        .map(written -> written instanceof Written.Applied ? Outcome.DONE : Outcome.NOT_NOW)
        .onErrorReturn(DataIntegrityViolationException.class, Outcome.NOT_NOW);
  }

  private static Outward merged(Volunteer gone, UUID into) {
    var standing = gone.standing();
    return new Outward(
        gone.personId(),
        PersonState.MERGED,
        standing == null ? AgeGroup.UNKNOWN : standing.ageGroup(),
        gone.area(),
        into);
  }
}
