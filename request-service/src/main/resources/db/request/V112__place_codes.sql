-- A code that hangs at a place; scanning it begins an order there. Nothing personal is kept.
create table place_code (
    code        text        not null,
    name        text        not null,
    kind        text        not null,
    area_code   text        not null,
    longitude   double precision,
    latitude    double precision,
    group_code  text,
    note        text        not null default '',
    created_by  uuid        not null,
    created_at  timestamptz not null default clock_timestamp(),
    disabled_at timestamptz,
    constraint place_code_pk primary key (code),
    constraint place_code_form check (code ~ '^[2-9A-HJKMNP-Z]{7}$'),
    constraint place_code_kind_known check (kind in ('BUILDING', 'STATION', 'SHOP', 'OTHER')),
    constraint place_code_name_told check (length(name) between 1 and 40),
    constraint place_code_note_short check (length(note) <= 200),
    constraint place_code_point_whole check ((longitude is null) = (latitude is null)),
    constraint place_code_area_fk foreign key (area_code) references area (code),
    constraint place_code_group_fk foreign key (group_code) references service_group (code)
);
create index place_code_area_idx on place_code (area_code text_pattern_ops);
create index place_code_group_idx on place_code (group_code);

-- How often a code was scanned on a day.
create table place_code_scan (
    code  text not null,
    day   date not null,
    scans int  not null,
    constraint place_code_scan_pk primary key (code, day),
    constraint place_code_scan_code_fk foreign key (code) references place_code (code),
    constraint place_code_scan_counts check (scans > 0)
);

-- Which code an order began with.
create table place_code_order (
    request_id uuid        not null,
    code       text        not null,
    ordered_at timestamptz not null default clock_timestamp(),
    constraint place_code_order_pk primary key (request_id),
    constraint place_code_order_request_fk foreign key (request_id) references request (id),
    constraint place_code_order_code_fk foreign key (code) references place_code (code)
);
create index place_code_order_code_idx on place_code_order (code);

grant select, insert, update on place_code, place_code_scan to ${runtimeRole};
grant select, insert on place_code_order to ${runtimeRole};
