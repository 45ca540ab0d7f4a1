-- Files of other systems: history that is recorded and counted apart from the requests of this
-- platform, and open cases that wait for an operator. See decision 0027.

-- A file and its mapping, from the upload to the last row. Whoever works on it holds a lease, and
-- every step names the row it follows, so that no row is taken twice.
create table import_job (
    id                uuid        not null,
    file_name         text        not null,
    jurisdiction      text        not null,
    mapping           text        not null,
    state             text        not null,
    upload            uuid,
    file_bytes        bigint      not null default 0,
    next_row          int         not null default 1,
    checked_accepted  int         not null default 0,
    checked_repeated  int         not null default 0,
    checked_rejected  int         not null default 0,
    imported_accepted int         not null default 0,
    imported_repeated int         not null default 0,
    imported_rejected int         not null default 0,
    failure           text,
    failure_arguments text[]      not null default '{}',
    created_by        uuid        not null,
    created_at        timestamptz not null default clock_timestamp(),
    changed_at        timestamptz not null default clock_timestamp(),
    lease_owner       uuid,
    lease_until       timestamptz,
    constraint import_job_pk primary key (id),
    constraint import_job_state_known check (state in (
        'WAITING', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'FAILED', 'DISCARDED')),
    constraint import_job_lease_whole check ((lease_owner is null) = (lease_until is null)),
    constraint import_job_failure_told check ((state = 'FAILED') = (failure is not null))
);
create index import_job_waiting_idx on import_job (created_at)
    where state in ('WAITING', 'CHECKING', 'CHECKED', 'IMPORTING');
-- Two jobs never work on one jurisdiction at once, whatever the instances do.
create unique index import_job_working_idx on import_job (jurisdiction) where lease_owner is not null;

-- The file in sealed pieces, removed as soon as nobody reads it any more.
create table import_piece (
    job_id uuid not null,
    number int  not null,
    sealed text not null,
    constraint import_piece_pk primary key (job_id, number),
    constraint import_piece_job_fk foreign key (job_id) references import_job (id)
);

-- Numbers a dry run has met, so that it judges the file as the import will.
create table import_met (
    job_id  uuid not null,
    number  text not null,
    content text not null,
    constraint import_met_pk primary key (job_id, number),
    constraint import_met_job_fk foreign key (job_id) references import_job (id)
);

-- What is to be said about rows; rows without a finding were taken.
create table import_finding (
    job_id       uuid not null,
    row_number   int  not null,
    position     int  not null,
    flaw         text not null,
    column_name  text not null,
    value_sealed text,
    constraint import_finding_pk primary key (job_id, row_number, position),
    constraint import_finding_job_fk foreign key (job_id) references import_job (id)
);

-- A set of history with an area tree of its own; it has nothing to do with the table area.
create table imported_set (
    jurisdiction text not null,
    name         text not null,
    constraint imported_set_pk primary key (jurisdiction)
);

create table imported_area (
    jurisdiction text not null,
    path         text not null,
    name         text not null,
    parent_path  text,
    constraint imported_area_pk primary key (jurisdiction, path),
    constraint imported_area_set_fk foreign key (jurisdiction) references imported_set (jurisdiction),
    constraint imported_area_parent_fk foreign key (jurisdiction, parent_path)
        references imported_area (jurisdiction, path)
);
create index imported_area_parent_idx on imported_area (jurisdiction, parent_path);

-- Kinds of cases in the words of the source.
create table imported_type (
    jurisdiction text not null,
    code         text not null,
    item_code    text,
    constraint imported_type_pk primary key (jurisdiction, code),
    constraint imported_type_set_fk foreign key (jurisdiction) references imported_set (jurisdiction),
    constraint imported_type_item_fk foreign key (item_code) references service_item (code)
);
create index imported_type_item_idx on imported_type (item_code);

-- One case of another system. No person, no words; positions are rounded to about 100 m.
create table imported_record (
    jurisdiction text        not null,
    number       text        not null,
    job_id       uuid        not null,
    row_number   int         not null,
    content      text        not null,
    type_code    text        not null,
    opened_at    timestamptz not null,
    target_at    timestamptz,
    closed_at    timestamptz,
    label        text,
    department   text        not null,
    source       text        not null,
    area_path    text,
    longitude    double precision,
    latitude     double precision,
    constraint imported_record_pk primary key (jurisdiction, number),
    constraint imported_record_job_fk foreign key (job_id) references import_job (id),
    constraint imported_record_type_fk foreign key (jurisdiction, type_code)
        references imported_type (jurisdiction, code),
    constraint imported_record_area_fk foreign key (jurisdiction, area_path)
        references imported_area (jurisdiction, path),
    constraint imported_record_ordered check (opened_at <= closed_at and opened_at <= target_at),
    constraint imported_record_label_known check (label in ('ON_TIME', 'OVERDUE')),
    constraint imported_record_place_whole check ((longitude is null) = (latitude is null))
);
create index imported_record_job_idx on imported_record (job_id);
create index imported_record_type_idx on imported_record (jurisdiction, type_code);
create index imported_record_area_idx on imported_record (jurisdiction, area_path);

-- Open cases that can be ordered here. Who waits is sealed, and removed once it is decided.
create table imported_case (
    id            uuid        not null,
    jurisdiction  text        not null,
    number        text        not null,
    item_code     text        not null,
    area_code     text        not null,
    opened_at     timestamptz not null,
    state         text        not null default 'WAITING',
    caller_sealed text,
    decided_by    uuid,
    decided_at    timestamptz,
    request_id    uuid,
    order_number  text,
    refusals      text[]      not null default '{}',
    constraint imported_case_pk primary key (id),
    constraint imported_case_record_unique unique (jurisdiction, number),
    constraint imported_case_record_fk foreign key (jurisdiction, number)
        references imported_record (jurisdiction, number),
    constraint imported_case_item_fk foreign key (item_code) references service_item (code),
    constraint imported_case_request_fk foreign key (request_id) references request (id),
    constraint imported_case_state_known check (state in (
        'WAITING', 'CONFIRMED', 'ORDERED', 'REFUSED', 'DISMISSED')),
    constraint imported_case_sealed_until_decided check (
        (state in ('ORDERED', 'DISMISSED')) = (caller_sealed is null)),
    constraint imported_case_ordered_whole check (
        (state = 'ORDERED') = (request_id is not null)
        and (request_id is null) = (order_number is null))
);
create index imported_case_item_idx on imported_case (item_code);
create index imported_case_request_idx on imported_case (request_id);
create index imported_case_open_idx on imported_case (opened_at) where state <> 'DISMISSED';

grant select, insert, update on import_job, imported_case to ${runtimeRole};
grant select, insert, delete on import_piece, import_met, import_finding to ${runtimeRole};
grant update (value_sealed) on import_finding to ${runtimeRole};
grant select, insert on imported_set, imported_area, imported_type, imported_record to ${runtimeRole};
