package org.diandan.matching.duty;

import java.time.Instant;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;

/**
 * The statements of duties. Each holds the task it belongs to, so that none comes to be while the
 * task ends; an overlap writes nothing, nor does sending somebody who may not serve.
 */
final class DutyChanges {

  private static final String ASSIGN =
      """
      held as (
        select a.id, a.team_id
        from matching.assignment a
        where a.id = :assignment_id
          and a.state in ('ACCEPTED', 'IN_SERVICE')
        for update of a),
      changed as (
        insert into matching.duty (
          id, assignment_id, team_id, person_id, planned, state, assigned_by)
        select :id, held.id, held.team_id, m.person_id, tstzrange(:from, :until), :state, :by
        from held
        join matching.membership m on m.team_id = held.team_id and m.person_id = :person_id
        where matching.may_serve(m.person_id)
        on conflict do nothing
        returning id)
      """;

  private static final String SUBSTITUTE =
      """
      held as (
        select a.id, a.team_id
        from matching.assignment a
        where a.id = :assignment_id
          and a.state in ('ACCEPTED', 'IN_SERVICE')
        for update of a),
      replaced as (
        select d.id, d.assignment_id, d.team_id, d.planned
        from held
        join matching.duty d on d.assignment_id = held.id
        where d.id = :duty_id
          and d.state = 'PLANNED'),
      called as (
        update matching.duty d
        set state = 'PLANNED'
        from replaced
        where d.assignment_id = replaced.assignment_id
          and d.person_id = :person_id
          and d.state = 'STANDBY'
        returning d.id),
      sent as (
        insert into matching.duty (
          id, assignment_id, team_id, person_id, planned, state, assigned_by)
        select :id, replaced.assignment_id, replaced.team_id, m.person_id, replaced.planned,
          'PLANNED', :by
        from replaced
        join matching.membership m on m.team_id = replaced.team_id and m.person_id = :person_id
        where matching.may_serve(m.person_id)
        on conflict do nothing
        returning id),
      changed as (
        select id from called
        union all
        select id from sent),
      gone as (
        update matching.duty d
        set state = 'SUBSTITUTED'
        from changed
        where d.id = :duty_id)
      """;

  /** Whoever stood by longest goes, where somebody is needed at once. */
  private static final String STEP_BACK =
      """
      held as (
        select a.id
        from matching.assignment a
        where a.id = :assignment_id
          and a.state in ('ACCEPTED', 'IN_SERVICE')
        for update of a),
      changed as (
        update matching.duty d
        set state = :state, because = :because
        from held
        where d.id = :duty_id
          and d.assignment_id = held.id
          and d.state = :known
        returning d.id, d.assignment_id),
      called as (
        update matching.duty d
        set state = 'PLANNED'
        from (
          select s.id
          from changed
          join matching.duty s on s.assignment_id = changed.assignment_id
          where :calls_standby
            and s.id <> changed.id
            and s.state = 'STANDBY'
          order by s.assigned_at, s.id
          limit 1) as first
        where d.id = first.id)
      """;

  /** A leader says after the visit that somebody was not there. */
  private static final String NOT_THERE =
      """
      changed as (
        update matching.duty d
        set state = 'NO_SHOW'
        where d.id = :duty_id
          and d.state = 'DONE'
        returning d.id)
      """;

  private DutyChanges() {}

  /** Who goes, or stands by, when, and who says so. */
  record Sent(UUID id, UUID personId, Instant from, Instant until, DutyState state, UUID by) {}

  static Change assign(UUID assignmentId, Sent sent) {
    return Change.of(ASSIGN)
        .bind("assignment_id", assignmentId)
        .bind("id", sent.id())
        .bind("person_id", sent.personId())
        .bind("from", sent.from())
        .bind("until", sent.until())
        .bind("state", sent.state().name())
        .bind("by", sent.by());
  }

  static Change substitute(Duty duty, UUID newId, UUID personId, UUID by) {
    return Change.of(SUBSTITUTE)
        .bind("assignment_id", duty.assignmentId())
        .bind("duty_id", duty.id())
        .bind("id", newId)
        .bind("person_id", personId)
        .bind("by", by);
  }

  /**
   * A duty goes over into another state.
   *
   * @param because null when there is nothing to say
   * @param callsStandby whether somebody who stands by goes instead at once
   */
  static Change step(Duty duty, DutyState next, @Nullable String because, boolean callsStandby) {
    return Change.of(STEP_BACK)
        .bind("assignment_id", duty.assignmentId())
        .bind("duty_id", duty.id())
        .bind("known", duty.state().name())
        .bind("state", next.name())
        .bindNullable("because", because, String.class)
        .bind("calls_standby", callsStandby);
  }

  static Change notThere(Duty duty) {
    return Change.of(NOT_THERE).bind("duty_id", duty.id());
  }
}
