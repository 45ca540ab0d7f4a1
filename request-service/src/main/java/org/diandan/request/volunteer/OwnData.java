package org.diandan.request.volunteer;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What somebody said of themselves, as a form, and its correction. */
@Component
public final class OwnData {

  private final VolunteerRows rows;
  private final CheckJoin checking;
  private final Ledger ledger;
  private final AuditLog audit;

  OwnData(VolunteerRows rows, CheckJoin checking, Ledger ledger, AuditLog audit) {
    this.rows = rows;
    this.checking = checking;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** What came of a correction. */
  public sealed interface Outcome {

    /** It is as was said. */
    record Corrected() implements Outcome {}

    /**
     * It is not.
     *
     * @param messageKey key of the sentence that says why
     */
    record Refused(String messageKey) implements Outcome {}
  }

  /** What is known, as it would have been typed. */
  public static JoinForm formOf(Volunteer volunteer) {
    var typed = new HashMap<String, String>();
    typed.put("name", volunteer.name());
    var birth = volunteer.birth();
    if (birth != null) {
      typed.put("year", String.valueOf(birth.date().getYear()));
      typed.put("month", String.valueOf(birth.date().getMonthValue()));
      typed.put("day", String.valueOf(birth.date().getDayOfMonth()));
    }
    var area = volunteer.area();
    put(typed, "area", area == null ? null : area.value());
    var guardian = volunteer.guardian();
    put(typed, "guardianName", guardian == null ? null : guardian.name());
    put(typed, "guardianPhone", guardian == null ? null : guardian.phone());
    var details = volunteer.details();
    put(typed, "sex", details.sex());
    put(typed, "languages", details.languages());
    put(typed, "homeCommunity", details.homeCommunity());
    put(typed, "workUnit", details.workUnit());
    put(typed, "emergencyName", details.emergencyName());
    put(typed, "emergencyPhone", details.emergencyPhone());
    put(typed, "documentType", details.documentType());
    put(typed, "documentNumber", details.documentNumber());
    return new JoinForm(typed);
  }

  /**
   * Replaces what was said. A minor stays one and an adult too: a birth date that would change that
   * is a matter for staff, who look at a document.
   *
   * @param form all of it, without faults
   */
  public Mono<Outcome> correct(Volunteer known, JoinForm form) {
    var facts = checking.facts(form);
    var today = checking.today();
    var group = facts.groupOn(today);
    var before = known.birth();
    if (before != null && before.groupOn(today) != group) {
      return Mono.just(new Outcome.Refused("own.birth.staff"));
    }
    var state = Facts.stateOf(group, known.hasAgreedGuardian() && sameGuardian(known, facts));
    return ledger
        .write(rows.correct(new Outward(known.personId(), state, group, facts.area()), facts))
        .flatMap(written -> answer(written, known.personId(), state))
        .onErrorReturn(DuplicateKeyException.class, new Outcome.Refused("join.there"));
  }

  private Mono<Outcome> answer(Written written, UUID person, PersonState state) {
    var id = person.toString();
    return written instanceof Written.Applied
        ? audit
            .record(new AuditEntry(person, "volunteer-corrected", id, state.name(), ""))
            .thenReturn(new Outcome.Corrected())
        : Mono.just(new Outcome.Refused("own.left"));
  }

  private static boolean sameGuardian(Volunteer known, Facts facts) {
    var before = known.guardian();
    var now = facts.guardian();
    return before != null && now != null && before.phone().equals(now.phone());
  }

  private static void put(Map<String, String> typed, String field, @Nullable String value) {
    typed.put(field, value == null ? "" : value);
  }
}
