-- Everybody with a name: volunteers, leaders, staff. Columns that end in _sealed hold encrypted text,
-- those that end in _hash a keyed hash to find them by.
create table person (
    id           uuid        not null,
    name_sealed  text        not null,
    name_hash    text        not null,
    phone_sealed text,
    phone_hash   text,
    mail_sealed  text,
    language     text        not null default 'zh-CN',
    created_at   timestamptz not null default now(),
    constraint person_pk primary key (id),
    constraint person_unique unique (phone_hash, name_hash),
    constraint person_phone_whole check ((phone_sealed is null) = (phone_hash is null))
);

-- A person who can sign in.
create table account (
    person_id           uuid        not null,
    login               text        not null,
    password_hash       text        not null,
    password_changed_at timestamptz not null default now(),
    disabled_at         timestamptz,
    constraint account_pk primary key (person_id),
    constraint account_login_unique unique (login),
    constraint account_login_lower check (login = lower(login)),
    constraint account_person_fk foreign key (person_id) references person (id)
);

-- A role in an area; the empty area is everywhere.
create table authority (
    person_id  uuid        not null,
    role       text        not null,
    area       text        not null,
    granted_at timestamptz not null default now(),
    constraint authority_pk primary key (person_id, role, area),
    constraint authority_person_fk foreign key (person_id) references person (id),
    constraint authority_role_known check (role in (
        'VOLUNTEER', 'LEADER', 'OPERATOR', 'OFFICIAL', 'ADMINISTRATOR')),
    constraint authority_area_code check (area ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$')
);

-- Who is signed in. Of a token only the SHA-256 is kept.
create table session (
    id           uuid        not null,
    token_hash   bytea       not null,
    person_id    uuid        not null,
    opened_at    timestamptz not null default now(),
    used_at      timestamptz not null default now(),
    ends_at      timestamptz not null,
    idle_seconds int,
    constraint session_pk primary key (id),
    constraint session_token_unique unique (token_hash),
    constraint session_account_fk foreign key (person_id) references account (person_id)
);
create index session_person_idx on session (person_id);
create index session_end_idx on session (ends_at);

-- Keys of hotlines and other systems.
create table api_key (
    id          uuid        not null,
    name        text        not null,
    key_hash    bytea       not null,
    role        text        not null default 'HOTLINE',
    area        text        not null,
    per_minute  int         not null,
    created_by  uuid,
    created_at  timestamptz not null default now(),
    disabled_at timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_hash_unique unique (key_hash),
    constraint api_key_role_known check (role = 'HOTLINE'),
    constraint api_key_limit_positive check (per_minute > 0)
);

-- How often a subject did something in its current period.
create table limit_window (
    kind         text        not null,
    subject_hash text        not null,
    started_at   timestamptz not null,
    ends_at      timestamptz not null,
    taken        int         not null,
    constraint limit_window_pk primary key (kind, subject_hash)
);
create index limit_window_end_idx on limit_window (ends_at);

grant select, insert, update on person, account, api_key to ${runtimeRole};
grant select, insert, delete on authority to ${runtimeRole};
grant select, insert, update, delete on session, limit_window to ${runtimeRole};
