-- Pictures a hotline brought, by the hash of their files, so that the same one is attached once; they go with
-- the picture. A row without one is a call that is under way.
create table hotline_picture (
    request_id uuid        not null,
    file_hash  bytea       not null,
    picture_id uuid,
    since      timestamptz not null default clock_timestamp(),
    constraint hotline_picture_pk primary key (request_id, file_hash),
    constraint hotline_picture_request_fk foreign key (request_id) references request (id),
    constraint hotline_picture_picture_fk foreign key (picture_id) references picture (id)
        on delete cascade
);
create index hotline_picture_picture_idx on hotline_picture (picture_id);

grant select, insert, update, delete on hotline_picture to ${runtimeRole};
