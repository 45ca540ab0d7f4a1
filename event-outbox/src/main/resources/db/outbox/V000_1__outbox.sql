-- The tables of the one write path. They live in the schema of the service that owns them.

-- What this service tells the others. Rows stay after sending, to be sent again when a broker forgot.
create table event_outbox (
    id          bigint      generated always as identity,
    event_id    uuid        not null,
    type        text        not null,
    topic       text        not null,
    record_key  text        not null,
    subject     uuid        not null,
    version     bigint      not null,
    occurred_at timestamptz not null,
    traceparent text,
    data        jsonb       not null,
    written_at  timestamptz not null default now(),
    sent_at     timestamptz,
    constraint event_outbox_pk primary key (id),
    constraint event_outbox_event_uq unique (event_id, type),
    constraint event_outbox_version_uq unique (topic, subject, version, type)
);
create index event_outbox_unsent_idx on event_outbox (id) where sent_at is null;
create index event_outbox_sent_idx on event_outbox (sent_at) where sent_at is not null;

-- The last version given to each subject. The row lock makes the order of versions the order of ids.
create table event_stream (
    topic   text   not null,
    subject uuid   not null,
    version bigint not null,
    constraint event_stream_pk primary key (topic, subject)
);

-- One row per event a consumer has handled: a second effect of the same event is impossible.
create table event_inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    constraint event_inbox_pk primary key (consumer, event_id)
);
create index event_inbox_handled_idx on event_inbox (handled_at);

-- The last version of each subject a consumer has taken; skipped when it did not know the type.
create table event_position (
    consumer text    not null,
    topic    text    not null,
    subject  uuid    not null,
    version  bigint  not null,
    skipped  boolean not null default false,
    constraint event_position_pk primary key (consumer, topic, subject)
);

-- Events that came before their predecessor; applied as soon as it arrives.
create table event_parked (
    consumer   text        not null,
    topic      text        not null,
    subject    uuid        not null,
    version    bigint      not null,
    type       text        not null,
    event_id   uuid        not null,
    source     text        not null,
    partition  integer     not null,
    data       text        not null,
    parked_at  timestamptz not null default now(),
    constraint event_parked_pk primary key (consumer, topic, subject, version, type)
);

-- Answers already given, so that a repeated call gets the same one.
create table write_key (
    key         text        not null,
    fingerprint text        not null,
    answer      text        not null,
    written_at  timestamptz not null default now(),
    constraint write_key_pk primary key (key)
);
create index write_key_written_idx on write_key (written_at);

-- Wakes the relay at commit. The channel carries the schema because the database may be shared.
create function event_outbox_wake() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_event_outbox', '');
    return null;
end
$$;

create trigger event_outbox_wake
    after insert on event_outbox
    for each statement execute function event_outbox_wake();

grant select, insert, update, delete
    on event_outbox, event_stream, event_inbox, event_position, event_parked, write_key
    to ${runtimeRole};
