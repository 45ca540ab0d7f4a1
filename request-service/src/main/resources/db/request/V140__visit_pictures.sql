-- Photos the team takes at a visit, before and after. Sealed like the resident's; nothing of the
-- original file is kept.
create table visit_picture (
    id             uuid        not null,
    request_id     uuid        not null,
    moment         text        not null,
    position       int         not null,
    content_sealed bytea       not null,
    width          int         not null,
    height         int         not null,
    added_by       uuid        not null,
    added_at       timestamptz not null default clock_timestamp(),
    constraint visit_picture_pk primary key (id),
    constraint visit_picture_request_fk foreign key (request_id) references request (id),
    constraint visit_picture_moment_known check (moment in ('BEFORE', 'AFTER')),
    -- Six at most of each moment, whoever brings two at the same time.
    constraint visit_picture_position_range check (position between 1 and 6),
    constraint visit_picture_position_unique unique (request_id, moment, position),
    constraint visit_picture_size_range
        check (width between 1 and 1600 and height between 1 and 1600)
);

grant select, insert, update, delete on visit_picture to ${runtimeRole};
