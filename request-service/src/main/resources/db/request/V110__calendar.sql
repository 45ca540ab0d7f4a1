-- Days that are not what their weekday says. Rows are only added; the newest of a day is in force,
-- and all of them are the history of who changed the calendar and why.
create table calendar_day (
    number     bigint      not null generated always as identity,
    day        date        not null,
    kind       text        not null,
    name       text        not null default '',
    changed_by uuid,
    changed_at timestamptz not null default clock_timestamp(),
    reason     text        not null default '',
    constraint calendar_day_pk primary key (number),
    constraint calendar_day_kind_known check (kind in ('HOLIDAY', 'WORKDAY', 'ORDINARY')),
    constraint calendar_day_name_short check (length(name) <= 60),
    constraint calendar_day_change_told check (changed_by is null or reason <> '')
);
create index calendar_day_newest_idx on calendar_day (day, number desc);
-- What the product ships with comes in once, however many instances start together.
create unique index calendar_day_shipped_unique on calendar_day (day) where changed_by is null;

-- When the desk of an area is open: spans of a worked and of a free day, in the residents' wall
-- time. Rows are only added; the newest of the longest fitting area code is in force.
create table desk_hours (
    number       bigint      not null generated always as identity,
    area         text        not null,
    working_days text        not null,
    free_days    text        not null,
    changed_by   uuid        not null,
    changed_at   timestamptz not null default clock_timestamp(),
    reason       text        not null,
    constraint desk_hours_pk primary key (number),
    constraint desk_hours_area_form check (area ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$'),
    constraint desk_hours_working_form check (
        working_days ~ '^([0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}( [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*)?$'),
    constraint desk_hours_free_form check (
        free_days ~ '^([0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}( [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*)?$'),
    constraint desk_hours_change_told check (reason <> '')
);
create index desk_hours_newest_idx on desk_hours (area, number desc);

grant select, insert on calendar_day, desk_hours to ${runtimeRole};
