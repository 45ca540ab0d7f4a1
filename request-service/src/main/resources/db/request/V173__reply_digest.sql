-- What departments answered in a week, in words staff wrote for everybody (答复汇编). One person drafts
-- it, another one approves it; the words of residents are never in it.
create table reply_digest (
    id          uuid        not null,
    area_code   text        not null,
    week        date        not null,
    topics      text[]      not null,
    replies     text[]      not null,
    version     int         not null default 1,
    drafted_by  uuid        not null,
    edited_by   uuid        not null,
    edited_at   timestamptz not null default clock_timestamp(),
    approved_by uuid,
    approved_at timestamptz,
    constraint reply_digest_pk primary key (id),
    constraint reply_digest_area_fk foreign key (area_code) references area (code),
    constraint reply_digest_week_unique unique (area_code, week),
    constraint reply_digest_week_begins check (extract(isodow from week) = 1),
    constraint reply_digest_pairs check (cardinality(topics) = cardinality(replies)),
    constraint reply_digest_approved_whole check ((approved_at is null) = (approved_by is null)),
    constraint reply_digest_not_empty check (approved_at is null or cardinality(topics) > 0),
    constraint reply_digest_two_people check (
        approved_by <> drafted_by and approved_by <> edited_by)
);
create index reply_digest_published_idx on reply_digest (week) where approved_at is not null;

grant select, insert, update on reply_digest to ${runtimeRole};
