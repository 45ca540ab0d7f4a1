-- What request-service tells of everybody who serves, without a name. A member who has no row here
-- was registered by an administrator and counts as an adult who may serve.
create table matching.volunteer (
    person_id   uuid        not null,
    state       text        not null,
    age_group   text        not null,
    home        text,
    merged_into uuid,
    changed_at  timestamptz not null,
    constraint volunteer_pk primary key (person_id),
    constraint volunteer_state_ck check (state in ('AWAITS_GUARDIAN', 'ACTIVE', 'LEFT', 'MERGED')),
    constraint volunteer_age_group_ck
        check (age_group in ('CHILD', 'YOUTH', 'OLDER_YOUTH', 'ADULT', 'UNKNOWN')),
    constraint volunteer_merged_ck check ((state = 'MERGED') = (merged_into is not null))
);
create index volunteer_merged_idx on matching.volunteer (merged_into) where merged_into is not null;

grant select, insert, update, delete
    on matching.volunteer
    to ${runtimeRole};
