-- Residents to be asked how it went: those who are silent after a delivery, and those who said that
-- it is not resolved. An agent holds one until leased_until.
create table callback (
    request_id   uuid        not null,
    round        int         not null,
    cause        text        not null,
    due_at       timestamptz not null,
    tries        int         not null default 0,
    leased_by    uuid,
    leased_until timestamptz,
    done_at      timestamptz,
    outcome      text,
    constraint callback_pk primary key (request_id, round),
    constraint callback_request_fk foreign key (request_id) references request (id),
    constraint callback_agent_fk foreign key (leased_by) references person (id),
    constraint callback_cause_known check (cause in ('SILENT', 'UNRESOLVED')),
    constraint callback_lease_whole check ((leased_by is null) = (leased_until is null)),
    constraint callback_done_whole check ((done_at is null) = (outcome is null)),
    constraint callback_done_free check (done_at is null or leased_by is null)
);
create index callback_due_idx on callback (due_at) where done_at is null;
create index callback_agent_idx on callback (leased_by);

-- Every attempt to reach somebody; rows are only added.
create table callback_try (
    request_id uuid        not null,
    round      int         not null,
    number     int         not null,
    agent_id   uuid        not null,
    outcome    text        not null,
    tried_at   timestamptz not null default clock_timestamp(),
    constraint callback_try_pk primary key (request_id, round, number),
    constraint callback_try_callback_fk foreign key (request_id, round)
        references callback (request_id, round),
    constraint callback_try_agent_fk foreign key (agent_id) references person (id),
    constraint callback_try_outcome_known check (outcome in (
        'RESOLVED', 'UNRESOLVED', 'NO_VERDICT', 'BUSY', 'NO_ANSWER', 'WRONG_NUMBER', 'REFUSED'))
);
create index callback_try_agent_idx on callback_try (agent_id);
create index callback_try_time_idx on callback_try (tried_at);

grant select, insert, update on callback to ${runtimeRole};
grant select, insert on callback_try to ${runtimeRole};
