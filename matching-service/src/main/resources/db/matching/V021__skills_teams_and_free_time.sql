-- What volunteers can do. Only what a reviewer confirmed, and what has not run out, counts; what an
-- administrator brought in with a team was checked there.
create table matching.volunteer_skill (
    person_id   uuid        not null,
    skill       text        not null,
    level       text        not null,
    proof       text        not null,
    expires_on  date,
    state       text        not null,
    claimed_at  timestamptz not null default now(),
    reviewed_at timestamptz,
    reviewed_by uuid,
    reason      text,
    constraint volunteer_skill_pk primary key (person_id, skill),
    constraint volunteer_skill_level_ck check (level in ('LEARNING', 'SKILLED', 'EXPERT')),
    constraint volunteer_skill_state_ck check (state in ('CLAIMED', 'CONFIRMED', 'REFUSED')),
    constraint volunteer_skill_reason_ck check (state <> 'REFUSED' or reason is not null)
);
create index volunteer_skill_claimed_idx on matching.volunteer_skill (claimed_at) where state = 'CLAIMED';
create index volunteer_skill_expiry_idx on matching.volunteer_skill (expires_on) where state = 'CONFIRMED';

insert into matching.volunteer_skill (person_id, skill, level, proof, state)
select distinct m.person_id, skill, 'SKILLED', '', 'CONFIRMED'
from matching.membership m, unnest(m.skills) as skill;

create function matching.confirmed_skills(person uuid) returns text[]
    language sql volatile as
$$
    select coalesce(array_agg(skill order by skill), '{}')
    from matching.volunteer_skill
    where person_id = person
      and state = 'CONFIRMED'
      and (expires_on is null or expires_on >= (now() at time zone 'Asia/Shanghai')::date)
$$;

-- A membership's skills, which dispatch reads, are always those that are confirmed: whoever writes
-- others brings them in as checked, and gets what counts.
create function matching.derive_member_skills() returns trigger
    language plpgsql as
$$
begin
    insert into matching.volunteer_skill (person_id, skill, level, proof, state)
    select distinct new.person_id, brought, 'SKILLED', '', 'CONFIRMED'
    from unnest(new.skills) as brought
    on conflict on constraint volunteer_skill_pk do update
    set state = 'CONFIRMED'
    where volunteer_skill.state = 'CLAIMED';
    new.skills := matching.confirmed_skills(new.person_id);
    return new;
end
$$;
create trigger membership_skills_derived
    before insert or update of skills on matching.membership
    for each row execute function matching.derive_member_skills();

create function matching.settle_skills() returns trigger
    language plpgsql as
$$
begin
    update matching.membership
    set skills = '{}'
    where person_id = new.person_id;
    return null;
end
$$;
create trigger volunteer_skill_settles
    after insert or update on matching.volunteer_skill
    for each row
    when (pg_trigger_depth() = 0)
    execute function matching.settle_skills();

-- Who would like to serve with which team; a leader answers.
create table matching.team_wish (
    team_id     uuid        not null references matching.team (id),
    person_id   uuid        not null,
    asked_at    timestamptz not null default now(),
    state       text        not null,
    answered_at timestamptz,
    answered_by uuid,
    constraint team_wish_pk primary key (team_id, person_id),
    constraint team_wish_state_ck check (state in ('ASKED', 'ACCEPTED', 'REFUSED'))
);
create index team_wish_person_idx on matching.team_wish (person_id);
create index team_wish_open_idx on matching.team_wish (team_id) where state = 'ASKED';

-- When volunteers are free. Without any part of the week they are free at any time.
create table matching.volunteer_week (
    person_id uuid    not null,
    weekday   integer not null,
    part      text    not null,
    constraint volunteer_week_pk primary key (person_id, weekday, part),
    constraint volunteer_week_weekday_ck check (weekday between 1 and 7),
    constraint volunteer_week_part_ck check (part in ('MORNING', 'AFTERNOON', 'EVENING'))
);

-- Days on which somebody cannot come at all.
create table matching.volunteer_away (
    person_id uuid not null,
    day       date not null,
    constraint volunteer_away_pk primary key (person_id, day)
);

-- Who switched off being proposed by the engine; a leader may still ask them.
create table matching.volunteer_unproposed (
    person_id uuid        not null,
    since     timestamptz not null default now(),
    constraint volunteer_unproposed_pk primary key (person_id)
);

grant select, insert, update, delete
    on matching.volunteer_skill, matching.team_wish, matching.volunteer_week,
       matching.volunteer_away, matching.volunteer_unproposed
    to ${runtimeRole};
