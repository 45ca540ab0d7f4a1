-- Links under which calendar programs fetch duties. Whoever knows the link reads the calendar, so
-- only a hash of it is kept, and its owner can end it.
create table matching.calendar_link (
    id         uuid        not null,
    token_hash bytea       not null,
    person_id  uuid        not null,
    team_id    uuid        references matching.team (id),
    language   text        not null,
    made_at    timestamptz not null default now(),
    ended_at   timestamptz,
    constraint calendar_link_pk primary key (id),
    constraint calendar_link_token_uq unique (token_hash)
);
create unique index calendar_link_one_idx on matching.calendar_link (person_id, team_id)
    nulls not distinct
    where ended_at is null;
create index calendar_link_team_idx on matching.calendar_link (team_id) where team_id is not null;

grant select, insert, update
    on matching.calendar_link
    to ${runtimeRole};
