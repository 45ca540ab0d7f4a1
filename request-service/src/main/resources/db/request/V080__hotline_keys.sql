-- What a key may do, how it signs in, and its earlier secret while a rotation is under way. Keys of
-- earlier releases keep everything they could do; their secret is known by its hash alone, so they sign in
-- as bearer.
alter table api_key
    add column scopes text[] not null
        default array ['orders:write', 'orders:read', 'events:read', 'webhooks:write'],
    add column sign_in text not null default 'BEARER',
    add column sandbox boolean not null default false,
    add column secret_sealed text,
    add column old_key_hash bytea,
    add column old_secret_sealed text,
    add column old_until timestamptz,
    add column rotated_at timestamptz;
alter table api_key
    add constraint api_key_sign_in_known check (sign_in in ('BEARER', 'HMAC', 'EITHER')),
    add constraint api_key_signs check (sign_in = 'BEARER' or secret_sealed is not null),
    add constraint api_key_scopes_known check (
        scopes <@ array ['orders:write', 'orders:read', 'events:read', 'webhooks:write']
        and cardinality(scopes) > 0),
    add constraint api_key_old_ends check ((old_key_hash is null) = (old_until is null)),
    add constraint api_key_sandbox_small check (not sandbox or area <> '');
create index api_key_old_idx on api_key (old_key_hash) where old_key_hash is not null;

-- Nonces of signed calls, so that none is taken twice on any instance; kept as long as their timestamp counts.
create table call_nonce (
    key_id  uuid        not null,
    nonce   text        not null,
    ends_at timestamptz not null,
    constraint call_nonce_pk primary key (key_id, nonce),
    constraint call_nonce_key_fk foreign key (key_id) references api_key (id)
);
create index call_nonce_end_idx on call_nonce (ends_at);

grant select, insert, delete on call_nonce to ${runtimeRole};
