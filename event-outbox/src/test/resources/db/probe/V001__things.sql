-- Something a service might keep.
create table thing (
    id    uuid    not null,
    note  text,
    tags  text[]  not null default '{}',
    count integer not null default 1,
    constraint thing_pk primary key (id)
);

grant select, insert, update, delete on thing to ${runtimeRole};
