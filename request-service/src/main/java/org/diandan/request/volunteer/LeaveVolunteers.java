package org.diandan.request.volunteer;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody leaves, comes back, or has everything personal erased. Hours stay with the id, because
 * they are a record of what was done; who did it is gone.
 */
@Component
public final class LeaveVolunteers {

  /** A team needs somebody who answers for it. */
  private static final String FREE =
      """
      not exists (
        select
        from team_person t
        where t.person_id = :person
          and t.leader
          and not exists (
            select
            from team_person o
            where o.team_id = t.team_id and o.leader and o.person_id <> t.person_id))
      """;

  private static final String LEAVE =
      """
      changed as (
        insert into volunteer as v (person_id, state, age_group, left_at)
        select id, 'LEFT', 'UNKNOWN', now()
        from person
        where id = :person and name_sealed is not null and
      """
          + FREE
          + """
        on conflict on constraint volunteer_pk do update
        set state = 'LEFT', left_at = now(), changed_at = now()
        where v.state in ('ACTIVE', 'AWAITS_GUARDIAN')
        returning person_id
      ), taken as (
        delete from authority
        where role in ('VOLUNTEER', 'LEADER')
          and person_id in (select person_id from changed)
      )
      """;

  private static final String ERASE =
      """
      changed as (
        insert into volunteer as v (person_id, state, age_group, left_at, erased_at)
        select id, 'LEFT', 'UNKNOWN', now(), now()
        from person
        where id = :person
          and name_sealed is not null
          and not exists (
            select
            from authority
            where person_id = :person and role in ('OPERATOR', 'OFFICIAL', 'ADMINISTRATOR'))
          and
      """
          + FREE
          + """
        on conflict on constraint volunteer_pk do update
        set state = 'LEFT', birth_sealed = null, same_hash = null, area = null,
          details_sealed = null, document_hash = null, guardian_name_sealed = null,
          guardian_phone_sealed = null, guardian_phone_hash = null, changed_at = now(),
          left_at = coalesce(v.left_at, now()), erased_at = now()
        where v.erased_at is null and v.state <> 'MERGED'
        returning person_id
      ), nameless as (
        update person
        set name_sealed = null, name_hash = null, phone_sealed = null, phone_hash = null,
          mail_sealed = null
        where id in (select person_id from changed)
      ), locked as (
        update account
        set login = null, password_hash = null,
          disabled_at = coalesce(disabled_at, clock_timestamp())
        where person_id in (select person_id from changed)
      ), ended as (
        delete from session where person_id in (select person_id from changed)
      ), taken as (
        delete from authority where person_id in (select person_id from changed)
      )
      """;

  private static final String RETURN =
      """
      changed as (
        update volunteer
        set state = :state, age_group = :ageGroup, left_at = null, changed_at = now()
        where person_id = :person and state = 'LEFT' and erased_at is null
        returning person_id, area
      ), granted as (
        insert into authority (person_id, role, area)
        select person_id, 'VOLUNTEER', area
        from changed
        where :state = 'ACTIVE' and area is not null
        on conflict on constraint authority_pk do nothing
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final VolunteerRows rows;
  private final AuditLog audit;

  LeaveVolunteers(DatabaseClient database, Ledger ledger, VolunteerRows rows, AuditLog audit) {
    this.database = database;
    this.ledger = ledger;
    this.rows = rows;
    this.audit = audit;
  }

  /** What came of it. */
  public enum Outcome {
    DONE,
    /** A team would have nobody left who answers for it. */
    STILL_LEADS,
    /** Left or erased already, or staff, whose account is not theirs to erase. */
    NOT_NOW
  }

  /** Leaves; everything stays, so that coming back is easy. */
  public Mono<Outcome> leave(Volunteer volunteer) {
    return write(
        Change.of(LEAVE).bind("person", volunteer.personId()),
        outward(volunteer, PersonState.LEFT),
        "volunteer-left");
  }

  /** Erases everything personal and locks the account; there is no way back. */
  public Mono<Outcome> erase(Volunteer volunteer) {
    var gone = new Outward(volunteer.personId(), PersonState.LEFT, AgeGroup.UNKNOWN, null);
    return write(Change.of(ERASE).bind("person", volunteer.personId()), gone, "volunteer-erased");
  }

  /** Comes back; whoever is under age needs the guardian's word once more if it was never given. */
  public Mono<Outcome> comeBack(Volunteer volunteer, CheckJoin checking) {
    var birth = volunteer.birth();
    var group = birth == null ? AgeGroup.UNKNOWN : birth.groupOn(checking.today());
    var state = Facts.stateOf(group, volunteer.hasAgreedGuardian());
    return write(
        Change.of(RETURN)
            .bind("person", volunteer.personId())
            .bind("state", state.name())
            .bind("ageGroup", group.name()),
        new Outward(volunteer.personId(), state, group, volunteer.area()),
        "volunteer-returned");
  }

  private Mono<Outcome> write(Change change, Outward told, String action) {
    var id = told.personId().toString();
    return ledger
        .write(change.publishing(rows.told(told)))
        .flatMap(
            written ->
                written instanceof Written.Applied
                    ? audit
                        .record(new AuditEntry(told.personId(), action, id, "", ""))
                        .thenReturn(Outcome.DONE)
                    : why(told.personId()));
  }

  private Mono<Outcome> why(UUID person) {
    return database
        .sql("select " + FREE + " as free")
        .bind("person", person)
        .map(row -> requireNonNull(row.get("free", Boolean.class)))
        .one()
        .map(free -> free ? Outcome.NOT_NOW : Outcome.STILL_LEADS);
  }

  private static Outward outward(Volunteer volunteer, PersonState state) {
    var standing = volunteer.standing();
    return new Outward(
        volunteer.personId(),
        state,
        standing == null ? AgeGroup.UNKNOWN : standing.ageGroup(),
        volunteer.area());
  }
}
