-- Joint meetings (联席会): who sits at the table, what is decided about which request.
create table meeting (
    id        uuid        not null,
    area_code text        not null,
    title     text        not null,
    place     text        not null,
    held_at   timestamptz not null,
    called_by uuid        not null,
    called_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    closed_by uuid,
    constraint meeting_pk primary key (id),
    constraint meeting_area_fk foreign key (area_code) references area (code),
    constraint meeting_title_length check (length(title) between 2 and 60),
    constraint meeting_place_length check (length(place) <= 60),
    constraint meeting_closed_whole check ((closed_at is null) = (closed_by is null))
);
create index meeting_area_idx on meeting (area_code text_pattern_ops, held_at);

create table meeting_department (
    meeting_id    uuid    not null,
    department_id uuid    not null,
    present       boolean not null default false,
    constraint meeting_department_pk primary key (meeting_id, department_id),
    constraint meeting_department_meeting_fk foreign key (meeting_id) references meeting (id),
    constraint meeting_department_department_fk foreign key (department_id) references department (id)
);
create index meeting_department_department_idx on meeting_department (department_id);

-- What was decided of a request; it is emptied of words together with the resident.
create table meeting_item (
    meeting_id    uuid        not null,
    request_id    uuid        not null,
    added_at      timestamptz not null default clock_timestamp(),
    ruling        text,
    department_id uuid,
    due_by        timestamptz,
    words_sealed  text,
    decided_at    timestamptz,
    decided_by    uuid,
    constraint meeting_item_pk primary key (meeting_id, request_id),
    constraint meeting_item_meeting_fk foreign key (meeting_id) references meeting (id),
    constraint meeting_item_request_fk foreign key (request_id) references request (id),
    constraint meeting_item_department_fk foreign key (department_id) references department (id),
    constraint meeting_item_ruling_known check (ruling in (
        'REFER', 'HAND_BACK', 'CANNOT_BE_DONE', 'ADJOURN')),
    constraint meeting_item_decided_whole check (
        (ruling is null) = (decided_at is null) and (ruling is null) = (decided_by is null)),
    constraint meeting_item_has_owner check (
        (ruling is not distinct from 'REFER') = (department_id is not null))
);
create index meeting_item_request_idx on meeting_item (request_id);
create index meeting_item_department_idx on meeting_item (department_id);
create unique index meeting_item_undecided_idx on meeting_item (request_id) where ruling is null;

grant select, insert, update on meeting, meeting_item to ${runtimeRole};
grant select, insert, update, delete on meeting_department to ${runtimeRole};
grant delete on meeting_item to ${runtimeRole};
