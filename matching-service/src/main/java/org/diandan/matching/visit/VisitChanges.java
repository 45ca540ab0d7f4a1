package org.diandan.matching.visit;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.hours.Attended;
import org.diandan.matching.hours.Evidence;
import org.diandan.matching.hours.RecordHours;
import org.diandan.matching.hours.Recording;
import org.diandan.matching.hours.Served;
import org.diandan.matching.visit.Visits.Actor;
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
      """
          + RecordHours.ENTRIES;

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

  static Change checkOut(CaseFile file, Actor actor, Recording recording, @Nullable String note) {
    var minutes = minutes(file, actor);
    return recording.into(
        guarded(Change.of(CHECK_OUT), file, actor)
            .bind("person_id", actor.personId())
            .bind("minutes", minutes)
            .bindNullable("note", note, String.class)
            .publishing(
                new ServiceDelivered(
                    UUID.randomUUID(),
                    file.now(),
                    file.attempt(),
                    actor.assignment().id(),
                    actor.assignment().team(),
                    minutes)));
  }

  /** Minutes since the check-in, 0 before it. */
  static int minutes(CaseFile file, Actor actor) {
    return new Served(begin(file, actor), file.now()).minutes();
  }

  private static Change guarded(Change change, CaseFile file, Actor actor) {
    return change
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("assignment_id", actor.assignment().id())
        .bind("now", file.now());
  }

  /** Whoever checked in, and whoever checked out if that was another. */
  static List<Attended> attended(CaseFile file, Actor actor) {
    var persons = new LinkedHashSet<UUID>();
    var first = actor.assignment().checkedInBy();
    persons.add(first == null ? actor.personId() : first);
    persons.add(actor.personId());
    var served = new Served(begin(file, actor), file.now());
    // A leader's check-out stands by the minutes; a member's is their own word.
    var evidence =
        actor.leads() ? Evidence.ownWord().vouchedBy(actor.personId()) : Evidence.ownWord();
    return persons.stream().map(person -> new Attended(person, served, evidence)).toList();
  }

  private static Instant begin(CaseFile file, Actor actor) {
    var checkedInAt = actor.assignment().checkedInAt();
    return checkedInAt == null ? file.now() : checkedInAt;
  }
}
