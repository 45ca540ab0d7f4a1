-- Teams, what they offer and who belongs to them. Persons are ids here; request-service knows who they are.
create table matching.team (
    id                       uuid             not null,
    external_code            text,
    name                     text             not null,
    kind                     text             not null,
    area                     text             not null,
    dispatch_area            text             not null generated always as (left(area, 4)) stored,
    longitude                double precision,
    latitude                 double precision,
    simulated_place          boolean          not null,
    radius_km                double precision,
    served_areas             text[]           not null,
    capacity                 integer          not null,
    open_assignments         integer          not null default 0,
    hours                    jsonb            not null,
    active                   boolean          not null,
    insured                  boolean          not null,
    child_contact_checked_on date,
    changed_at               timestamptz      not null default now(),
    constraint team_pk primary key (id),
    constraint team_external_code_uq unique (external_code),
    constraint team_kind_ck check (kind in ('PARTY', 'YOUTH', 'WOMEN', 'CULTURE', 'LEGAL_AID', 'MEDICAL', 'SCIENCE', 'OTHER')),
    constraint team_area_ck check (area ~ '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    constraint team_place_ck check ((longitude is null) = (latitude is null)),
    constraint team_capacity_ck check (capacity > 0),
    constraint team_open_assignments_ck check (open_assignments >= 0)
);
create index team_dispatch_area_idx on matching.team (dispatch_area) where active;

-- What a team offers; no row at all means whatever its skills allow.
create table matching.team_item (
    team_id uuid not null references matching.team (id),
    item    text not null,
    constraint team_item_pk primary key (team_id, item)
);

-- Skills of the team as a whole, besides those of its members.
create table matching.team_skill (
    team_id uuid not null references matching.team (id),
    skill   text not null,
    constraint team_skill_pk primary key (team_id, skill)
);

-- Who serves with a team; the authority to answer for it stands here and nowhere else.
create table matching.membership (
    team_id   uuid    not null references matching.team (id),
    person_id uuid    not null,
    leader    boolean not null,
    skills    text[]  not null,
    constraint membership_pk primary key (team_id, person_id)
);
create index membership_person_idx on matching.membership (person_id);

grant select, insert, update, delete
    on matching.team, matching.team_item, matching.team_skill, matching.membership
    to ${runtimeRole};
