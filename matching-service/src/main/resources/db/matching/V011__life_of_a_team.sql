-- The life of a team, its place among other teams, and what it promised. Only an ACTIVE team takes
-- offers; whoever took which step, when and why stays in team_step.
alter table matching.team
    add column state text not null default 'ACTIVE',
    add column level text not null default 'LOCAL',
    add column parent_id uuid,
    add column parent_level text,
    add column successor_id uuid,
    add column owner_body text not null default '',
    add column description text not null default '',
    add column insurance_policy text not null default '',
    add column insured_until date,
    add column capacity_per_day integer,
    add column pledged_at timestamptz;

update matching.team
set state = 'SUSPENDED'
where not active;

alter table matching.team
    add constraint team_state_ck
        check (state in ('APPLIED', 'REVIEWED', 'ACTIVE', 'SUSPENDED', 'DISSOLVED')),
    add constraint team_active_ck check (active = (state = 'ACTIVE')),
    add constraint team_level_ck check (level in ('CORPS', 'SPECIALIST', 'LOCAL')),
    add constraint team_level_uq unique (id, level),
    -- A team stands below teams of a higher level only, and the level of the parent is part of the
    -- reference. So no chain of parents ever comes back to where it began.
    add constraint team_parent_fk foreign key (parent_id, parent_level)
        references matching.team (id, level) on update cascade,
    add constraint team_parent_ck check ((parent_id is null) = (parent_level is null)),
    add constraint team_parent_above_ck check (
        parent_level is null
        or (parent_level = 'CORPS' and level <> 'CORPS')
        or (parent_level = 'SPECIALIST' and level = 'LOCAL')),
    add constraint team_successor_fk foreign key (successor_id) references matching.team (id),
    add constraint team_successor_ck check (successor_id is null or state = 'DISSOLVED'),
    add constraint team_insured_until_ck check (insured_until is null or insured),
    add constraint team_capacity_per_day_ck check (capacity_per_day > 0);
create index team_parent_idx on matching.team (parent_id) where parent_id is not null;
create index team_successor_idx on matching.team (successor_id) where successor_id is not null;
create index team_state_idx on matching.team (area, state);

create table matching.team_step (
    team_id  uuid        not null references matching.team (id),
    number   integer     not null,
    step     text        not null,
    state    text        not null,
    taken_at timestamptz not null,
    taken_by uuid,
    reason   text,
    constraint team_step_pk primary key (team_id, number),
    constraint team_step_step_ck check (
        step in ('APPLY', 'REVIEW', 'RETURN', 'ACTIVATE', 'SUSPEND', 'DISSOLVE', 'IMPORT')),
    constraint team_step_reason_ck check (
        step not in ('RETURN', 'SUSPEND', 'DISSOLVE') or reason is not null)
);

-- The day a task is served on, by the country's one clock: the wished day, or the day it was taken.
create function matching.served_on(wished_from timestamptz, taken_at timestamptz) returns date
    language sql immutable
    return (greatest(wished_from, taken_at) at time zone 'Asia/Shanghai')::date;

-- Whether a team may take one more task for the day a case wants. Volatile on purpose: asked again
-- after waiting for the team's row it sees what was committed meanwhile.
create function matching.day_has_room(team uuid, request uuid) returns boolean
    language plpgsql volatile
as
$$
begin
    return (
        select t.capacity_per_day is null or t.capacity_per_day > (
            select count(*)
            from matching.assignment a
            join matching.dispatch_case taken on taken.request_id = a.request_id
            where a.team_id = t.id
              and a.state <> 'RELEASED'
              and matching.served_on(taken.wished_from, a.accepted_at)
                = matching.served_on(wanted.wished_from, now()))
        from matching.team t, matching.dispatch_case wanted
        where t.id = team
          and wanted.request_id = request);
end
$$;

grant select, insert on matching.team_step to ${runtimeRole};
