-- One-time codes that prove a phone. The code itself is stored nowhere, not even hashed: it follows
-- from the id and a key of the service.
create table phone_code (
    id           uuid        not null,
    purpose      text        not null,
    phone_sealed text        not null,
    phone_hash   text        not null,
    language     text        not null,
    ends_at      timestamptz not null,
    tries        int         not null default 0,
    used_at      timestamptz,
    constraint phone_code_pk primary key (id),
    constraint phone_code_purpose_known check (purpose in ('JOIN', 'SIGN_IN', 'CONSENT'))
);
create index phone_code_end_idx on phone_code (ends_at);

-- Who proved a phone may go on for a while, with the form that was begun.
create table phone_proof (
    token_hash   bytea       not null,
    code_id      uuid        not null,
    purpose      text        not null,
    phone_sealed text        not null,
    phone_hash   text        not null,
    form_sealed  text,
    ends_at      timestamptz not null,
    constraint phone_proof_pk primary key (token_hash)
);
create index phone_proof_end_idx on phone_proof (ends_at);

grant select, insert, update, delete on phone_code, phone_proof to ${runtimeRole};
