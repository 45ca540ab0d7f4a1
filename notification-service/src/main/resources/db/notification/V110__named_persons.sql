-- Persons a fact itself names as those to be told, such as the operators of an area.
create table notice_person (
    event_id  uuid not null,
    person_id uuid not null,
    constraint notice_person_pk primary key (event_id, person_id),
    constraint notice_person_notice_fk foreign key (event_id) references notice (event_id)
);

grant select, insert on notice_person to ${runtimeRole};
