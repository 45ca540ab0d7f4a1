-- What administrators set for the dispatch, one row for each change: the whole value, who, when and
-- why. Rows are only added; the newest one that can be read is in force. Numbers have no gaps, so
-- two changes upon the same one cannot both be written.
create table matching.dispatch_setting (
    number     bigint      not null,
    changed_at timestamptz not null default now(),
    changed_by uuid        not null,
    reason     text        not null,
    settings   jsonb       not null,
    constraint dispatch_setting_pk primary key (number),
    constraint dispatch_setting_number_ck check (number > 0),
    constraint dispatch_setting_reason_ck check (length(reason) between 1 and 500),
    constraint dispatch_setting_object_ck check (jsonb_typeof(settings) = 'object')
);

-- Last week's searches, for the preview of a change.
create index dispatch_case_began_idx on matching.dispatch_case (round_began_at);

grant select, insert
    on matching.dispatch_setting
    to ${runtimeRole};
