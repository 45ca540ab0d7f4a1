-- Codes that hang where volunteers serve: whoever is sent there and scans one comes and leaves by
-- it. A closed one stays, so that its code is never given to another place.
create table matching.station (
    code      text        not null,
    area      text        not null,
    name      text        not null,
    made_at   timestamptz not null default now(),
    made_by   uuid        not null,
    closed_at timestamptz,
    constraint station_pk primary key (code),
    constraint station_code_ck check (code ~ '^[2-9A-HJKMNP-Z]{7}$'),
    constraint station_area_ck check (area ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    constraint station_name_ck check (length(name) between 1 and 40)
);
create index station_area_idx on matching.station (area text_pattern_ops);

grant select, insert, update
    on matching.station
    to ${runtimeRole};
