package org.diandan.matching.visit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.HoursEvent.HoursRecorded;
import org.diandan.matching.visit.Visits.Actor;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;

/** The statements of a visit, each with its events. */
final class VisitChanges {

  private static final String CHECK_IN =
      """
      changed as (
        update matching.dispatch_case
        set next_step_at = null, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      visit as (
        update matching.assignment a
        set state = 'IN_SERVICE', checked_in_at = :now, checked_in_by = :person_id
        from changed
        where a.id = :assignment_id),
      lapsed as (
        update matching.handover h
        set state = 'LAPSED', answered_at = :now
        from changed
        where h.request_id = changed.request_id
          and h.state = 'ASKED')
      """;

  private static final String CHECK_OUT =
      """
      changed as (
        update matching.dispatch_case
        set state = 'DELIVERED', next_step_at = null, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      visit as (
        update matching.assignment a
        set state = 'DELIVERED', checked_out_at = :now, checked_out_by = :person_id,
          minutes = :minutes, note = :note
        from changed
        where a.id = :assignment_id
        returning a.team_id),
      freed as (
        update matching.team t
        set open_assignments = t.open_assignments - 1
        from visit
        where t.id = visit.team_id),
      hours as (
        insert into matching.hours_entry (
          id, assignment_id, person_id, minutes, rung, recorded_at)
        select h.entry_id, :assignment_id, h.person_id, :minutes, :rung, :now
        from changed, unnest(:entry_ids, :person_ids) as h(entry_id, person_id))
      """;

  private VisitChanges() {}

  static Change checkIn(CaseFile file, Actor actor) {
    return guarded(Change.of(CHECK_IN), file, actor)
        .bind("person_id", actor.personId())
        .publishing(
            new CheckedIn(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                actor.assignment().id(),
                actor.assignment().team()));
  }

  static Change checkOut(CaseFile file, Actor actor, int minutes, @Nullable String note) {
    var hours = hours(file, actor, minutes);
    return guarded(Change.of(CHECK_OUT), file, actor)
        .bind("person_id", actor.personId())
        .bind("minutes", minutes)
        .bindNullable("note", note, String.class)
        .bind("rung", rung(actor).name())
        .bind("entry_ids", hours.stream().map(HoursRecorded::entryId).toArray(UUID[]::new))
        .bind("person_ids", hours.stream().map(HoursRecorded::volunteerId).toArray(UUID[]::new))
        .publishing(
            new ServiceDelivered(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                actor.assignment().id(),
                actor.assignment().team(),
                minutes))
        .publishing(hours);
  }

  private static Change guarded(Change change, CaseFile file, Actor actor) {
    return change
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("assignment_id", actor.assignment().id())
        .bind("now", file.now());
  }

  /** One entry for whoever checked in, and one for whoever checked out if that was another. */
  private static List<HoursRecorded> hours(CaseFile file, Actor actor, int minutes) {
    var persons = new LinkedHashSet<UUID>();
    var first = actor.assignment().checkedInBy();
    persons.add(first == null ? actor.personId() : first);
    persons.add(actor.personId());
    var entries = new ArrayList<HoursRecorded>();
    for (var person : persons) {
      entries.add(
          new HoursRecorded(
              UUID.randomUUID(),
              file.now(),
              person,
              UUID.randomUUID(),
              actor.assignment().teamId(),
              file.requestId(),
              minutes,
              rung(actor),
              file.need().item(),
              actor.assignment().checkedInAt(),
              file.now()));
    }
    return entries;
  }

  /** A leader's check-out confirms the minutes; a member's is their own word. */
  private static EvidenceRung rung(Actor actor) {
    return actor.leads() ? EvidenceRung.E1 : EvidenceRung.E0;
  }
}
