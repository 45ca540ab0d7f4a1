-- One row per request: what is known of the need, and when the search goes on.
create table matching.dispatch_case (
    request_id      uuid             not null,
    order_number    text             not null,
    area            text             not null,
    dispatch_area   text             not null generated always as (left(area, 4)) stored,
    kafka_partition integer          not null,
    item            text             not null,
    urgency         text             not null,
    skills          text[]           not null,
    flags           text[]           not null,
    longitude       double precision,
    latitude        double precision,
    wished_from     timestamptz,
    wished_until    timestamptz,
    round           integer          not null,
    round_began_at  timestamptz      not null,
    accept_by       timestamptz      not null,
    finish_by       timestamptz      not null,
    state           text             not null,
    next_step_at    timestamptz,
    version         bigint           not null,
    constraint dispatch_case_pk primary key (request_id),
    constraint dispatch_case_state_ck check (state in ('SEARCHING', 'OFFERED', 'ASSIGNED', 'DELIVERED', 'CLOSED')),
    constraint dispatch_case_round_ck check (round >= 1),
    constraint dispatch_case_timer_ck check (next_step_at is null or state in ('SEARCHING', 'OFFERED'))
);
-- The timers: the owner of a partition asks which of its cases are due.
create index dispatch_case_due_idx on matching.dispatch_case (next_step_at) where next_step_at is not null;
create index dispatch_case_waiting_idx on matching.dispatch_case (dispatch_area) where state = 'SEARCHING';

-- A question to one team. It may be declined freely; silence counts as a refusal when it expires.
create table matching.offer (
    id              uuid        not null,
    request_id      uuid        not null references matching.dispatch_case (request_id),
    round           integer     not null,
    team_id         uuid        not null references matching.team (id),
    state           text        not null,
    sent_at         timestamptz not null,
    expires_at      timestamptz not null,
    distance_metres integer,
    explanation     jsonb       not null,
    answered_at     timestamptz,
    answered_by     uuid,
    decline_reason  text,
    constraint offer_pk primary key (id),
    constraint offer_state_ck check (state in ('SENT', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    constraint offer_reason_ck check ((state = 'DECLINED') = (decline_reason is not null))
);
create index offer_request_idx on matching.offer (request_id);
create index offer_team_open_idx on matching.offer (team_id) where state = 'SENT';
create unique index offer_one_open_per_team_idx on matching.offer (request_id, team_id) where state = 'SENT';

-- Why a search reached a person's desk; each reason once per round.
create table matching.escalation (
    request_id     uuid        not null references matching.dispatch_case (request_id),
    round          integer     not null,
    reason         text        not null,
    missing_skills text[]      not null,
    raised_at      timestamptz not null,
    constraint escalation_pk primary key (request_id, round, reason)
);

grant select, insert, update, delete
    on matching.dispatch_case, matching.offer, matching.escalation
    to ${runtimeRole};
