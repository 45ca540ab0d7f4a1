-- Pictures a hotline brought, by the hash of their files, so that the same one is attached once. A row
-- without a picture is a call that is under way.
create table hotline_picture (
    request_id uuid        not null,
    file_hash  bytea       not null,
    picture_id uuid,
    since      timestamptz not null default clock_timestamp(),
    constraint hotline_picture_pk primary key (request_id, file_hash),
    constraint hotline_picture_request_fk foreign key (request_id) references request (id)
);

grant select, insert, update, delete on hotline_picture to ${runtimeRole};
