package org.diandan.matching.volunteer;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.HoursEvent.HoursVoided;
import org.diandan.contract.HoursEvent.VoidReason;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/**
 * What goes over when two that were registered are one person. Nobody was at two places at once:
 * where both have the same time, what the remaining one has stands.
 */
@Repository
class MergedPersons {

  /**
   * Part of a statement with the parameters {@code person}, {@code mergedInto}, {@code state} and
   * {@code clashing}. Whoever may not serve any more is released from standing duties; leaders hear
   * of it, except where the same person goes anyway.
   */
  static final String MOVES =
      """
      , duties_go_on as (
        update matching.duty d
        set person_id = :mergedInto
        where d.person_id = :person
          and cast(:mergedInto as uuid) is not null
          and (
            d.state not in ('PLANNED', 'STANDBY')
            or not exists (
              select
              from matching.duty o
              where o.person_id = :mergedInto
                and o.state in ('PLANNED', 'STANDBY')
                and (o.planned && d.planned or o.assignment_id = d.assignment_id)))
      ), duties_end as (
        update matching.duty d
        set state = 'RELEASED',
          because = case :state when 'MERGED' then 'SAME_PERSON' else 'MAY_NOT_SERVE' end,
          told = case
            when exists (
              select
              from matching.duty o
              where o.person_id = :mergedInto
                and o.state in ('PLANNED', 'STANDBY')
                and o.assignment_id = d.assignment_id)
            then d.sequence + 1
            else d.told end
        where d.person_id = :person
          and :state <> 'ACTIVE'
          and d.state in ('PLANNED', 'STANDBY')
          and (
            cast(:mergedInto as uuid) is null
            or exists (
              select
              from matching.duty o
              where o.person_id = :mergedInto
                and o.state in ('PLANNED', 'STANDBY')
                and (o.planned && d.planned or o.assignment_id = d.assignment_id)))
      ), skills_gone as (
        delete from matching.volunteer_skill
        where person_id = :person and cast(:mergedInto as uuid) is not null
        returning *
      ), skills_go_on as (
        insert into matching.volunteer_skill as s
        select :mergedInto, skill, level, proof, expires_on, state, claimed_at, reviewed_at,
          reviewed_by, reason
        from skills_gone
        on conflict on constraint volunteer_skill_pk do update
        set level = excluded.level, proof = excluded.proof, expires_on = excluded.expires_on,
          state = excluded.state, claimed_at = excluded.claimed_at,
          reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by,
          reason = excluded.reason
        where excluded.state = 'CONFIRMED'
          and (s.state <> 'CONFIRMED'
            or coalesce(excluded.expires_on, 'infinity') > coalesce(s.expires_on, 'infinity'))
      ), week_gone as (
        delete from matching.volunteer_week
        where person_id = :person and cast(:mergedInto as uuid) is not null
        returning weekday, part
      ), week_goes_on as (
        insert into matching.volunteer_week (person_id, weekday, part)
        select :mergedInto, weekday, part
        from week_gone
        where not exists (select from matching.volunteer_week where person_id = :mergedInto)
      ), away_gone as (
        delete from matching.volunteer_away
        where person_id = :person and cast(:mergedInto as uuid) is not null
        returning day
      ), away_goes_on as (
        insert into matching.volunteer_away (person_id, day)
        select :mergedInto, day
        from away_gone
        on conflict on constraint volunteer_away_pk do nothing
      ), visits_go_on as (
        update matching.attendance a
        set person_id = :mergedInto
        where a.person_id = :person
          and cast(:mergedInto as uuid) is not null
          and not exists (
            select
            from matching.attendance o
            where o.person_id = :mergedInto
              and (o.assignment_id = a.assignment_id
                or o.left_at is null and a.left_at is null))
      ), hours_go_on as (
        update matching.hours_entry h
        set person_id = :mergedInto, revision = h.revision + 1,
          state = case when h.id = any(:clashing) then 'REFUSED' else h.state end,
          because = case when h.id = any(:clashing) then 'OVERLAP' else h.because end
        where h.person_id = :person
          and cast(:mergedInto as uuid) is not null
        returning h.id, h.revision, h.state, h.rung
      ), hours_steps as (
        insert into matching.hours_step (entry_id, revision, state, rung, taken_at)
        select id, revision, state, rung, now()
        from hours_go_on
      ), merged_before as (
        update matching.volunteer
        set merged_into = :mergedInto
        where merged_into = :person
      )
      """;

  private final DatabaseClient database;

  MergedPersons(DatabaseClient database) {
    this.database = database;
  }

  /**
   * What others are told of hours that cannot go over, because the other one served elsewhere at
   * the time. Should another entry come to stand meanwhile, the constraint refuses the whole
   * change, and it is decided anew.
   */
  Flux<HoursVoided> listClashing(UUID person, UUID mergedInto) {
    return database
        .sql(
            """
            select h.id, clock_timestamp() as now
            from matching.hours_entry h
            where h.person_id = :person
              and h.state in ('RECORDED', 'IN_REVIEW', 'CONFIRMED', 'DISPUTED')
              and exists (
                select
                from matching.hours_entry o
                where o.person_id = :mergedInto
                  and o.state in ('RECORDED', 'IN_REVIEW', 'CONFIRMED', 'DISPUTED')
                  and tstzrange(o.served_from, o.served_until)
                    && tstzrange(h.served_from, h.served_until))
            order by h.id
            """)
        .bind("person", person)
        .bind("mergedInto", mergedInto)
        .map(
            row ->
                new HoursVoided(
                    UUID.randomUUID(),
                    requireNonNull(row.get("now", OffsetDateTime.class)).toInstant(),
                    person,
                    requireNonNull(row.get("id", UUID.class)),
                    VoidReason.OVERLAP))
        .all();
  }
}
