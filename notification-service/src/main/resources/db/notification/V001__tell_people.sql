-- What notification-service knows of a request: enough to find the resident and to name the order.
create table request_facts (
    request_id   uuid not null,
    order_number text not null,
    item         text not null,
    resident_id  uuid,
    constraint request_facts_pk primary key (request_id)
);

-- Who answers for a team, as matching-service last said.
create table team_facts (
    team_id uuid    not null,
    name    text    not null,
    leaders uuid[]  not null,
    members uuid[]  not null,
    active  boolean not null,
    constraint team_facts_pk primary key (team_id)
);

-- A fact people must be told of. Its recipients are looked up afterwards, because the facts that
-- name them travel on other topics and may arrive later.
create table notice (
    event_id      uuid        not null,
    kind          text        not null,
    request_id    uuid        not null,
    occurred_at   timestamptz not null,
    team_id       uuid,
    team_name     text,
    offer_id      uuid,
    assignment_id uuid,
    deadline      timestamptz,
    due_at        timestamptz not null default now(),
    lookups       integer     not null default 0,
    addressed_at  timestamptz,
    constraint notice_pk primary key (event_id)
);
create index notice_due_idx on notice (due_at) where addressed_at is null;

-- One row per fact, person and channel: nobody is told the same thing twice.
create table message (
    id         uuid        not null,
    seq        bigint      not null generated always as identity,
    event_id   uuid        not null,
    person_id  uuid        not null,
    channel    text        not null,
    state      text        not null,
    tries      integer     not null default 0,
    due_at     timestamptz not null default now(),
    created_at timestamptz not null default now(),
    ended_at   timestamptz,
    read_at    timestamptz,
    trouble    text,
    constraint message_pk primary key (id),
    constraint message_once unique (event_id, person_id, channel),
    constraint message_notice_fk foreign key (event_id) references notice (event_id),
    constraint message_channel_known check (channel in ('INBOX', 'SMS', 'MAIL')),
    constraint message_state_known check (state in ('WAITING', 'DELIVERED', 'FAILED', 'SUPPRESSED'))
);
create index message_due_idx on message (due_at) where state = 'WAITING';
create index message_failed_idx on message (seq) where state = 'FAILED';
create index message_inbox_idx on message (person_id, seq desc) where channel = 'INBOX';

-- What the demonstration text message gateway was given; numbers are kept masked.
create table demonstration_sms (
    message_key uuid        not null,
    seq         bigint      not null generated always as identity,
    phone_mask  text        not null,
    body        text        not null,
    taken_at    timestamptz not null default now(),
    constraint demonstration_sms_pk primary key (message_key)
);
create index demonstration_sms_seq_idx on demonstration_sms (seq desc);

-- Wakes the live inbox of the one person the message is for.
create function tell_inbox() returns trigger
    language plpgsql
as $$
begin
    perform pg_notify('notification_inbox', new.person_id::text);
    return null;
end
$$;
create trigger message_tells_inbox
    after insert or update of read_at on message
    for each row when (new.channel = 'INBOX')
    execute function tell_inbox();

grant select, insert, update on request_facts, team_facts, notice, message to ${runtimeRole};
grant select, insert on demonstration_sms to ${runtimeRole};
