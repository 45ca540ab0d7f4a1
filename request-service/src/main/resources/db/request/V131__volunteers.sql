-- Who may sign in without a password: by a code sent to the phone.
alter table account
    alter column login drop not null,
    alter column password_hash drop not null,
    add constraint account_password_whole check ((login is null) = (password_hash is null));

-- Whoever has a volunteer's data erased is an id and nothing more.
alter table person
    alter column name_sealed drop not null,
    alter column name_hash drop not null,
    add constraint person_name_whole check ((name_sealed is null) = (name_hash is null));
create index person_name_idx on person (name_hash);

-- Somebody who offers help. What is necessary has a column of its own, the rest is one sealed
-- document. Persons whom an administrator made known have a row once they complete their data.
create table volunteer (
    person_id             uuid        not null,
    number                bigint      not null generated always as identity,
    state                 text        not null,
    age_group             text        not null,
    birth_sealed          text,
    same_hash             text,
    area                  text,
    details_sealed        text,
    document_hash         text,
    guardian_name_sealed  text,
    guardian_phone_sealed text,
    guardian_phone_hash   text,
    guardian_agreed_at    timestamptz,
    guardian_code         uuid,
    merged_into           uuid,
    joined_at             timestamptz not null default now(),
    changed_at            timestamptz not null default now(),
    left_at               timestamptz,
    erased_at             timestamptz,
    constraint volunteer_pk primary key (person_id),
    constraint volunteer_number_unique unique (number),
    constraint volunteer_person_fk foreign key (person_id) references person (id),
    constraint volunteer_merged_into_fk foreign key (merged_into) references person (id),
    constraint volunteer_state_known
        check (state in ('AWAITS_GUARDIAN', 'ACTIVE', 'LEFT', 'MERGED')),
    constraint volunteer_age_group_known
        check (age_group in ('CHILD', 'YOUTH', 'OLDER_YOUTH', 'ADULT', 'UNKNOWN')),
    constraint volunteer_area_code check (area ~ '^(\d{6}|\d{9}|\d{12})$'),
    constraint volunteer_merged_whole check ((state = 'MERGED') = (merged_into is not null)),
    constraint volunteer_minor_agreed check (
        state <> 'ACTIVE' or age_group in ('ADULT', 'UNKNOWN') or guardian_agreed_at is not null),
    constraint volunteer_erased_gone check (
        erased_at is null
        or (birth_sealed is null and details_sealed is null and guardian_phone_sealed is null)),
    constraint volunteer_not_itself check (merged_into <> person_id)
);
create index volunteer_merged_into_idx on volunteer (merged_into) where merged_into is not null;
create index volunteer_same_idx on volunteer (same_hash) where same_hash is not null;
create index volunteer_document_idx on volunteer (document_hash) where document_hash is not null;
create index volunteer_guardian_idx on volunteer (guardian_phone_hash)
    where state = 'AWAITS_GUARDIAN';
create index volunteer_minor_idx on volunteer (person_id)
    where age_group in ('CHILD', 'YOUTH', 'OLDER_YOUTH');

grant select, insert, update on volunteer to ${runtimeRole};
