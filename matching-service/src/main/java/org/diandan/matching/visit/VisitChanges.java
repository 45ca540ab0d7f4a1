package org.diandan.matching.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.duty.CameAlong;
import org.diandan.matching.hours.RecordHours;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of a visit, each with its events. */
@Component
class VisitChanges {

  private static final String FIRST =
      """
      changed as (
        update matching.dispatch_case
        set version = version + 1, next_step_at = :closes_at
        where request_id = :request_id
          and version = :version
        returning request_id),
      """;

  /**
   * Whoever comes later changes nothing that others decide by, so many may come at once: only the
   * visit must still be under way. Locks in the order of all other steps.
   */
  private static final String ANOTHER =
      """
      held as (
        select c.request_id
        from matching.dispatch_case c
        where c.request_id = :request_id
        for update of c),
      under_way as (
        select a.request_id
        from matching.assignment a
        join held on held.request_id = a.request_id
        where a.id = :assignment_id
          and a.state = 'IN_SERVICE'
        for update of a),
      changed as (
        update matching.dispatch_case c
        set version = c.version + 1
        from under_way
        where c.request_id = under_way.request_id
        returning c.request_id),
      """;

  private static final String COMES =
      """
      came as (
        insert into matching.attendance (
          assignment_id, person_id, came_at, came_by, came_near, came_told_at, code_proven_at,
          flags, confirmed_at, confirmed_by)
        select :assignment_id, :person_id, :came_at, :came_by, :came_near, :now, :code_proven_at,
          :flags, case when cast(:confirmed_by as uuid) is not null then :now end, :confirmed_by
        from changed),
      visit as (
        update matching.assignment a
        set state = 'IN_SERVICE',
          checked_in_at = least(coalesce(a.checked_in_at, :came_at), :came_at),
          checked_in_by = coalesce(a.checked_in_by, :person_id),
          planned_until = coalesce(a.planned_until, :planned_until)
        from changed
        where a.id = :assignment_id),
      lapsed as (
        update matching.handover h
        set state = 'LAPSED', answered_at = :now
        from changed
        where h.request_id = changed.request_id
          and h.state = 'ASKED'),
      """
          + CameAlong.STATEMENTS;

  private static final String GONE =
      """
      gone as (
        update matching.attendance t
        set left_at = l."leftAt", left_by = l."leftBy", left_near = l."leftNear",
          left_told_at = case when l."leftAt" is not null then coalesce(t.left_told_at, :now) end,
          code_proven_at = l."codeProvenAt", flags = l.flags, confirmed_by = l."confirmedBy",
          confirmed_at = case
            when l."confirmedBy" is not null then coalesce(t.confirmed_at, :now) end
        from changed, jsonb_to_recordset(cast(:attendances as jsonb))
          as l("personId" uuid, "leftAt" timestamptz, "leftBy" text, "leftNear" text,
            "codeProvenAt" timestamptz, flags text[], "confirmedBy" uuid)
        where t.assignment_id = :assignment_id
          and t.person_id = l."personId")
      """;

  private static final String LEAVES =
      """
      changed as (
        update matching.dispatch_case
        set version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      """
          + GONE;

  private static final String ENDS =
      """
      changed as (
        update matching.dispatch_case
        set state = :case_state, version = version + 1,
          next_step_at = case when :goes_on then now() end
        where request_id = :request_id
          and version = :version
        returning request_id, round),
      visit as (
        update matching.assignment a
        set state = :state, checked_out_at = :ended_at, checked_out_by = :person_id,
          minutes = :minutes, note = :note, result = :result, result_reason = :result_reason,
          released_at = case when :state = 'RELEASED' then :now end,
          release_reason = :release_reason
        from changed
        where a.id = :assignment_id
        returning a.team_id),
      freed as (
        update matching.team t
        set open_assignments = t.open_assignments - 1
        from visit
        where t.id = visit.team_id),
      raised as (
        insert into matching.escalation (request_id, round, reason, missing_skills, raised_at)
        select changed.request_id, changed.round, :raised, '{}', :now
        from changed
        where cast(:raised as text) is not null
        on conflict on constraint escalation_pk do nothing),
      """
          + RecordHours.ENTRIES
          + ", "
          + GONE;

  private final JsonMapper json;

  VisitChanges(JsonMapper json) {
    this.json = json;
  }

  /** Times of a visit that nobody ended yet. */
  record Times(Instant plannedUntil, Instant closesAt) {}

  /** Somebody comes; only the first one is news. */
  Change comes(Scene scene, Attendance came, Times times) {
    return scene.assignment().state() == AssignmentState.ACCEPTED
        ? coming(atVersion(Change.of(FIRST + COMES), scene), scene, came, times)
            .bind("closes_at", times.closesAt())
            .publishing(VisitEvents.checkedIn(scene))
        : coming(Change.of(ANOTHER + COMES), scene, came, times);
  }

  private static Change coming(Change change, Scene scene, Attendance came, Times times) {
    return about(change, scene)
        .bind("planned_until", times.plannedUntil())
        .bind("person_id", came.personId())
        .bind("came_at", came.cameAt())
        .bind("came_by", came.cameBy().name())
        .bindNullable("came_near", nameOf(came.cameNear()), String.class)
        .bindNullable("code_proven_at", came.codeProvenAt(), Instant.class)
        .bind("flags", came.flags().stream().map(Enum::name).toArray(String[]::new))
        .bindNullable("confirmed_by", came.confirmedBy(), UUID.class);
  }

  /** Somebody leaves and others stay. */
  Change leaves(Scene scene, List<Attendance> all) {
    return guarded(Change.of(LEAVES), scene).bind("attendances", rows(all));
  }

  /** The visit ends for everybody; the hours are still to be put in. */
  Change ends(Scene scene, Ending ending, List<Attendance> all) {
    var delivered = ending.isDelivered();
    var minutes = minutes(scene, all);
    var raised = ending.forAPerson();
    return ended(scene, all)
        .bind("person_id", scene.personId())
        .bind("case_state", delivered ? "DELIVERED" : "SEARCHING")
        .bind("goes_on", !delivered && raised == null)
        .bind("state", delivered ? "DELIVERED" : "RELEASED")
        .bindNullable("minutes", delivered ? minutes : null, Integer.class)
        .bindNullable("note", ending.note(), String.class)
        .bind("result", ending.result().name())
        .bindNullable("result_reason", nameOf(ending.reason()), String.class)
        .bindNullable("release_reason", delivered ? null : ending.published().name(), String.class)
        .bindNullable("raised", nameOf(raised), String.class)
        .publishing(
            delivered
                ? VisitEvents.delivered(scene, ending, minutes)
                : VisitEvents.released(scene, ending))
        .publishing(raised == null ? List.of() : List.of(VisitEvents.escalated(scene, raised)));
  }

  /**
   * The visit ends for everybody because nobody ended it; what came of it the resident says. The
   * hours are still to be put in.
   */
  Change endsByTheClock(Scene scene, List<Attendance> all) {
    var minutes = minutes(scene, all);
    return ended(scene, all)
        .bindNullable("person_id", null, UUID.class)
        .bind("case_state", "DELIVERED")
        .bind("goes_on", false)
        .bind("state", "DELIVERED")
        .bind("minutes", minutes)
        .bindNullable("note", null, String.class)
        .bindNullable("result", null, String.class)
        .bindNullable("result_reason", null, String.class)
        .bindNullable("release_reason", null, String.class)
        .bindNullable("raised", null, String.class)
        .publishing(VisitEvents.delivered(scene, Ending.done(), minutes));
  }

  private Change ended(Scene scene, List<Attendance> all) {
    return guarded(Change.of(ENDS), scene)
        .bind("attendances", rows(all))
        .bind("ended_at", endOf(scene, all));
  }

  private static Change guarded(Change change, Scene scene) {
    return about(atVersion(change, scene), scene);
  }

  /** Holds only if nobody changed the case since it was read. */
  private static Change atVersion(Change change, Scene scene) {
    return change.bind("version", scene.file().version());
  }

  private static Change about(Change change, Scene scene) {
    return change
        .bind("request_id", scene.file().requestId())
        .bind("assignment_id", scene.assignment().id())
        .bind("now", scene.now());
  }

  private String rows(List<Attendance> all) {
    return json.writeValueAsString(all.stream().map(Row::of).toList());
  }

  private record Row(
      UUID personId,
      @Nullable Instant leftAt,
      @Nullable String leftBy,
      @Nullable String leftNear,
      @Nullable Instant codeProvenAt,
      Set<Attendance.Flag> flags,
      @Nullable UUID confirmedBy) {

    static Row of(Attendance one) {
      return new Row(
          one.personId(),
          one.leftAt(),
          nameOf(one.leftBy()),
          nameOf(one.leftNear()),
          one.codeProvenAt(),
          one.flags(),
          one.confirmedBy());
    }
  }

  private static Instant endOf(Scene scene, List<Attendance> all) {
    return all.stream()
        .map(Attendance::leftAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(scene.now());
  }

  private static int minutes(Scene scene, List<Attendance> all) {
    var from = scene.assignment().checkedInAt();
    return from == null
        ? 0
        : (int) Math.max(0, Duration.between(from, endOf(scene, all)).toMinutes());
  }

  private static @Nullable String nameOf(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
