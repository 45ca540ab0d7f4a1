package org.diandan.request.volunteer;

import java.util.UUID;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.proof.Proofs.Proof;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A guardian who proved the phone agrees that a child serves, or takes that back. */
@Component
public final class GuardianConsent {

  private static final String WRITE =
      """
      changed as (
        update volunteer
        set state = :state, guardian_agreed_at = case when :agreed then now() end,
          guardian_code = case when :agreed then cast(:code as uuid) end, changed_at = now()
        where person_id = :person
          and guardian_phone_hash = :phone
          and state <> :state
          and state in ('AWAITS_GUARDIAN', 'ACTIVE')
        returning person_id, area
      ), granted as (
        insert into authority (person_id, role, area)
        select person_id, 'VOLUNTEER', area
        from changed
        where :agreed
        on conflict on constraint authority_pk do nothing
      ), taken as (
        delete from authority
        where not :agreed
          and role = 'VOLUNTEER'
          and person_id in (select person_id from changed)
      )
      """;

  private final ReadVolunteer volunteers;
  private final VolunteerRows rows;
  private final Ledger ledger;
  private final AuditLog audit;

  GuardianConsent(ReadVolunteer volunteers, VolunteerRows rows, Ledger ledger, AuditLog audit) {
    this.volunteers = volunteers;
    this.rows = rows;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** The children this phone answers for; empty when there are none. */
  public Flux<Volunteer> children(Proof guardian) {
    return volunteers.childrenOf(guardian.phoneHash());
  }

  /**
   * Agrees or takes it back.
   *
   * @return false when nothing changed: not this guardian's child, or said already
   */
  public Mono<Boolean> say(Proof guardian, UUID child, boolean agreed) {
    return children(guardian)
        .filter(volunteer -> volunteer.personId().equals(child))
        .next()
        .flatMap(volunteer -> write(guardian, volunteer, agreed))
        .defaultIfEmpty(false);
  }

  private Mono<Boolean> write(Proof guardian, Volunteer child, boolean agreed) {
    return ledger
        .write(change(guardian, child, agreed))
        .map(written -> written instanceof Written.Applied)
        .flatMap(
            done ->
                done
                    ? audit.record(entry(guardian, child, agreed)).thenReturn(true)
                    : Mono.just(false));
  }

  private Change change(Proof guardian, Volunteer child, boolean agreed) {
    var state = agreed ? PersonState.ACTIVE : PersonState.AWAITS_GUARDIAN;
    return Change.of(WRITE)
        .bind("person", child.personId())
        .bind("phone", guardian.phoneHash())
        .bind("code", guardian.code())
        .bind("agreed", agreed)
        .bind("state", state.name())
        .publishing(rows.told(outward(child, state)));
  }

  private static Outward outward(Volunteer child, PersonState state) {
    var standing = child.standing();
    if (standing == null) {
      throw new IllegalStateException("A child without a standing has no guardian.");
    }
    return new Outward(child.personId(), state, standing.ageGroup(), child.area());
  }

  private static AuditEntry entry(Proof guardian, Volunteer child, boolean agreed) {
    return new AuditEntry(
        null,
        agreed ? "guardian-agreed" : "guardian-refused",
        child.personId().toString(),
        "proved by code " + guardian.code(),
        "");
  }
}
