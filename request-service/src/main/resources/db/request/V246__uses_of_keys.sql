-- When a key of another system was last used, to the minute, and from where. The keys of hotlines and of
-- Open311 programs have ids of one kind; a row of its own spares their rows the writing.
create table key_use (
    key_id  uuid        not null,
    used_at timestamptz not null,
    source  text        not null,
    constraint key_use_pk primary key (key_id)
);

grant select, insert, update on key_use to ${runtimeRole};
