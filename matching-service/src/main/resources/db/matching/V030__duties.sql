-- A person as a range of one, so that a GiST index can compare persons: the extension btree_gist
-- would need a right on the whole database, which the owner of a schema does not have.
create type matching.person_range as range (subtype = uuid);

-- Who of the team goes to an assignment, and when. Standing duties (PLANNED, STANDBY) of one person
-- never overlap, whatever the code believes: nobody is promised to two residents at once.
create table matching.duty (
    id            uuid        not null,
    assignment_id uuid        not null references matching.assignment (id),
    team_id       uuid        not null references matching.team (id),
    person_id     uuid        not null,
    planned       tstzrange   not null,
    state         text        not null,
    because       text,
    assigned_at   timestamptz not null default now(),
    assigned_by   uuid        not null,
    changed_at    timestamptz not null default now(),
    sequence      integer     not null default 1,
    told          integer     not null default 0,
    constraint duty_pk primary key (id),
    constraint duty_state_ck
        check (state in ('PLANNED', 'STANDBY', 'CANNOT_COME', 'SUBSTITUTED', 'DONE', 'NO_SHOW', 'RELEASED')),
    constraint duty_planned_ck check (
        not isempty(planned)
        and not lower_inf(planned)
        and not upper_inf(planned)
        and lower_inc(planned)
        and not upper_inc(planned)),
    constraint duty_because_ck check (because is null or state in ('CANNOT_COME', 'RELEASED')),
    constraint duty_told_ck check (told <= sequence),
    constraint duty_no_overlap_ex exclude using gist (
        matching.person_range(person_id, person_id, '[]') with =,
        planned with &&)
        where (state in ('PLANNED', 'STANDBY'))
);
create unique index duty_once_idx on matching.duty (assignment_id, person_id)
    where state in ('PLANNED', 'STANDBY');
create index duty_assignment_idx on matching.duty (assignment_id);
create index duty_person_idx on matching.duty (person_id, changed_at);
create index duty_team_idx on matching.duty (team_id, changed_at);
create index duty_untold_idx on matching.duty (changed_at) where told < sequence;

-- Whoever writes a standing duty of a person waits for the others who do: two that check the
-- constraint at the same moment would wait for each other, and one would die of it. Each change
-- people can see gets a number.
create function matching.change_duty() returns trigger
    language plpgsql as
$$
begin
    if new.state in ('PLANNED', 'STANDBY') then
        perform pg_advisory_xact_lock(hashtextextended('duty:' || new.person_id, 0));
    end if;
    if tg_op = 'UPDATE' and (new.planned, new.state) is distinct from (old.planned, old.state) then
        new.sequence := old.sequence + 1;
        new.changed_at := now();
    end if;
    return new;
end
$$;

create trigger duty_changes
    before insert or update on matching.duty
    for each row execute function matching.change_duty();
create trigger duty_announced
    after insert or update of state, planned on matching.duty
    for each row execute function matching.announce_team();

-- A duty ends with its assignment, in whatever way that ends.
create function matching.end_duties() returns trigger
    language plpgsql as
$$
begin
    update matching.duty
    set state = case
            when state = 'STANDBY' then 'RELEASED'
            when new.state = 'DELIVERED' then 'DONE'
            when new.release_reason = 'NO_SHOW' then 'NO_SHOW'
            else 'RELEASED' end,
        because = case
            when state = 'STANDBY' or new.state = 'RELEASED' and new.release_reason is distinct from 'NO_SHOW'
                then 'TASK_ENDED' end
    where assignment_id = new.id
      and state in ('PLANNED', 'STANDBY');
    return null;
end
$$;

create trigger assignment_ended
    after update of state on matching.assignment
    for each row
    when (new.state in ('DELIVERED', 'RELEASED') and old.state in ('ACCEPTED', 'IN_SERVICE'))
    execute function matching.end_duties();

-- Another time is wished: duties move with it and keep their length where the new time is long
-- enough. One that would meet another duty of its person is dropped, and its leader told.
create function matching.move_duties() returns trigger
    language plpgsql as
$$
declare
    wished tstzrange;
    standing record;
begin
    select tstzrange(c.wished_from, c.wished_until)
    into wished
    from matching.dispatch_case c
    where c.request_id = new.request_id
      and c.wished_from < c.wished_until;
    if wished is null then
        return null;
    end if;
    for standing in
        select d.id, least(upper(wished), lower(wished) + (upper(d.planned) - lower(d.planned))) as until
        from matching.duty d
        where d.assignment_id = new.id
          and d.state in ('PLANNED', 'STANDBY')
        order by d.person_id
    loop
        begin
            update matching.duty
            set planned = tstzrange(lower(wished), standing.until)
            where id = standing.id;
        exception when exclusion_violation then
            update matching.duty
            set state = 'RELEASED', because = 'MOVED_INTO_ANOTHER'
            where id = standing.id;
        end;
    end loop;
    return null;
end
$$;

create trigger assignment_moved
    after update of start_by on matching.assignment
    for each row
    when (new.state = 'ACCEPTED' and new.start_by is distinct from old.start_by)
    execute function matching.move_duties();

grant select, insert, update
    on matching.duty
    to ${runtimeRole};
