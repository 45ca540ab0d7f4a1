package org.diandan.request.volunteer;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.request.volunteer.Facts.GuardianContact;
import org.diandan.request.volunteer.Volunteer.Guardian;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What only staff correct, with a document before them: the birth date, and a phone that is lost.
 */
@Component
public final class CorrectByStaff {

  private static final String PHONE =
      """
      changed as (
        update person
        set phone_sealed = :phone, phone_hash = :phoneHash
        where id = :person
          and name_sealed is not null
          and phone_hash is distinct from :phoneHash
          and not exists (
            select from volunteer where person_id = :person and state in ('MERGED', 'LEFT'))
        returning id
      ), ended as (
        delete from session where person_id in (select id from changed)
      )
      """;

  private final VolunteerRows rows;
  private final CheckJoin checking;
  private final Sealing sealing;
  private final Writing writing;

  CorrectByStaff(VolunteerRows rows, CheckJoin checking, Sealing sealing, Writing writing) {
    this.rows = rows;
    this.checking = checking;
    this.sealing = sealing;
    this.writing = writing;
  }

  /** How numbers are kept. */
  @Component("staffSealing")
  record Sealing(FieldCipher cipher, KeyedHash hash) {}

  /** How it is written. */
  @Component("staffWriting")
  record Writing(Ledger ledger, AuditLog audit) {}

  /** Who corrects and why, without personal data. */
  public record Ground(StaffReader by, String reason) {}

  /**
   * Corrects the birth date; whoever is under age by it serves again once the guardian agreed.
   *
   * @return message keys by field of what is wrong; empty when it is corrected
   */
  public Mono<Map<String, String>> birth(Volunteer known, LocalDate date, Ground ground) {
    var area = known.area();
    if (isOwn(known, ground)) {
      return fault("birth", "volunteers.own");
    }
    if (known.standing() == null || area == null) {
      return fault("birth", "volunteers.incomplete");
    }
    var form =
        OwnData.formOf(known)
            .with("year", String.valueOf(date.getYear()))
            .with("month", String.valueOf(date.getMonthValue()))
            .with("day", String.valueOf(date.getDayOfMonth()));
    var faults = new LinkedHashMap<String, String>();
    for (var step : new JoinStep[] {JoinStep.BIRTH, JoinStep.DOCUMENT}) {
      checking.faults(step, form, "").values().forEach(key -> faults.putIfAbsent("birth", key));
    }
    if (!faults.isEmpty()) {
      return Mono.just(faults);
    }
    var birth = new Birth(date);
    var group = birth.groupOn(checking.today());
    var facts =
        new Facts(
            known.name(),
            birth,
            area,
            known.details(),
            group.isMinor() ? contact(known.guardian()) : null);
    var state = Facts.stateOf(group, known.hasAgreedGuardian());
    return written(
        rows.correct(new Outward(known.personId(), state, group, area), facts),
        known.personId(),
        new Said("birth", "volunteer-birth-corrected", ground));
  }

  /**
   * Corrects the phone and ends all sessions; from now on the new number signs in.
   *
   * @return as above
   */
  public Mono<Map<String, String>> phone(Volunteer known, PhoneNumber phone, Ground ground) {
    var guardian = known.guardian();
    if (isOwn(known, ground)) {
      return fault("phone", "volunteers.own");
    }
    if (guardian != null && guardian.phone().equals(phone.digits())) {
      return fault("phone", "join.guardian.own");
    }
    return written(
        Change.of(PHONE)
            .bind("person", known.personId())
            .bind("phone", sealing.cipher().encrypt(phone.digits()))
            .bind("phoneHash", sealing.hash().of(phone.digits())),
        known.personId(),
        new Said("phone", "volunteer-phone-corrected", ground));
  }

  private record Said(String field, String action, Ground ground) {}

  private Mono<Map<String, String>> written(Change change, UUID person, Said said) {
    var by = said.ground().by();
    var entry =
        new AuditEntry(
            by.personId(), said.action(), person.toString(), said.ground().reason(), by.source());
    return writing
        .ledger()
        .write(change)
        .flatMap(
            written ->
                written instanceof Written.Applied
                    ? writing.audit().record(entry).thenReturn(Map.<String, String>of())
                    : fault(said.field(), "volunteers.not-now"))
        .onErrorReturn(DuplicateKeyException.class, Map.of(said.field(), "volunteers.taken"));
  }

  private static boolean isOwn(Volunteer known, Ground ground) {
    return known.personId().equals(ground.by().personId());
  }

  private static @Nullable GuardianContact contact(@Nullable Guardian guardian) {
    return guardian == null ? null : new GuardianContact(guardian.name(), guardian.phone());
  }

  private static Mono<Map<String, String>> fault(String field, String key) {
    return Mono.just(Map.of(field, key));
  }
}
