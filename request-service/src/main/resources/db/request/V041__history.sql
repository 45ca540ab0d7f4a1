-- One-time codes for the list of a phone's orders. The code itself is stored nowhere, not even
-- hashed: it follows from the id and a key of the service.
create table history_code (
    id         uuid        not null,
    phone_hash text        not null,
    ends_at    timestamptz not null,
    tries      int         not null default 0,
    used_at    timestamptz,
    constraint history_code_pk primary key (id)
);
create index history_code_end_idx on history_code (ends_at);

-- Who proved a phone may see its list for a while.
create table history_session (
    token_hash bytea       not null,
    phone_hash text        not null,
    ends_at    timestamptz not null,
    constraint history_session_pk primary key (token_hash)
);
create index history_session_end_idx on history_session (ends_at);

-- Further private links of a request, for a while; the one it was ordered with stays.
create table request_link (
    link_hash  bytea       not null,
    request_id uuid        not null,
    ends_at    timestamptz not null,
    constraint request_link_pk primary key (link_hash),
    constraint request_link_request_fk foreign key (request_id) references request (id)
);
create index request_link_request_idx on request_link (request_id);
create index request_link_end_idx on request_link (ends_at);

grant select, insert, update, delete on history_code, history_session to ${runtimeRole};
grant select, insert, delete on request_link to ${runtimeRole};

-- Whether a team is looked for later, because there is time until the wished day.
create function request_is_planned(r request) returns boolean language sql stable as $$
    select r.state in ('SUBMITTED', 'DISPATCHING')
        and coalesce(
            bool_or(s.kind = 'PLAN') and not bool_or(s.kind in ('ASK_TEAM', 'WAIT', 'WAIT_UNTIL')),
            false)
    from request_step s
    where s.request_id = r.id and s.round = r.round
$$;
grant execute on function request_is_planned(request) to ${runtimeRole};
