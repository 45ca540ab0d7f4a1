-- What a listener of this service could not handle, until somebody has decided about it. The same
-- record stands in the topic's dead letters; here it can be read, handled again and discarded. The
-- file is repeatable because services that exist already have versions beyond those of the outbox.
create table if not exists dead_letter (
    id            bigint      generated always as identity,
    consumer      text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    record_key    text,
    headers       jsonb       not null,
    data          bytea       not null,
    cause         text        not null,
    failed_at     timestamptz not null default clock_timestamp(),
    tries         int         not null default 0,
    state         text        not null default 'WAITING',
    claimed_until timestamptz,
    decided_by    uuid,
    decided_at    timestamptz,
    reason        text        not null default '',
    constraint dead_letter_pk primary key (id),
    constraint dead_letter_record_unique unique (consumer, topic, partition, record_offset),
    constraint dead_letter_state_known
        check (state in ('WAITING', 'WANTED', 'HANDLED', 'DISCARDED')),
    constraint dead_letter_decided check (state = 'WAITING' or decided_by is not null),
    constraint dead_letter_discarded_because check (state <> 'DISCARDED' or reason <> '')
);
create index if not exists dead_letter_open_idx on dead_letter (id)
    where state in ('WAITING', 'WANTED');
grant select, insert, update on dead_letter to ${runtimeRole};
