package org.diandan.matching.duty;

/** What a check-in means for who goes. */
public final class CameAlong {

  /**
   * Part of a check-in: whoever is there without having been planned gets a duty from now until the
   * end of the wished time if that is today's, or for an hour; whoever stood by is the one who
   * goes. Another duty at the same time stands in nobody's way, then there is simply none for this
   * task.
   *
   * <p>Needs a preceding {@code changed} that returns a row if the check-in holds, and the
   * parameters {@code assignment_id} and {@code person_id}.
   */
  public static final String STATEMENTS =
      """
      duty_called as (
        update matching.duty d
        set state = 'PLANNED'
        from changed
        where d.assignment_id = :assignment_id
          and d.person_id = :person_id
          and d.state = 'STANDBY'),
      duty_came_along as (
        insert into matching.duty (
          id, assignment_id, team_id, person_id, planned, state, assigned_by)
        select gen_random_uuid(), a.id, a.team_id, :person_id,
          tstzrange(now(), case
            when c.wished_until > now() and c.wished_until < now() + interval '8 hours'
            then c.wished_until
            else now() + interval '1 hour' end), 'PLANNED', :person_id
        from changed, matching.assignment a
        join matching.dispatch_case c on c.request_id = a.request_id
        where a.id = :assignment_id
          and matching.may_serve(:person_id)
          and not exists (
            select 1
            from matching.duty known
            where known.assignment_id = a.id
              and known.person_id = :person_id
              and known.state in ('PLANNED', 'STANDBY'))
        on conflict do nothing)
      """;

  private CameAlong() {}
}
