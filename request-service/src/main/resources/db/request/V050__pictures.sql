-- Pictures of a request, or of a half-filled form until it is sent. The content is sealed; nothing
-- of the original file is kept. A form's pictures go with the form.
create table picture (
    id             uuid        not null,
    request_id     uuid,
    draft_hash     text,
    position       int         not null,
    content_sealed bytea       not null,
    width          int         not null,
    height         int         not null,
    added_as       text        not null,
    added_by       uuid,
    added_at       timestamptz not null default clock_timestamp(),
    constraint picture_pk primary key (id),
    constraint picture_request_fk foreign key (request_id) references request (id),
    constraint picture_draft_fk foreign key (draft_hash) references order_draft (draft_hash)
        on delete cascade,
    constraint picture_owned check ((request_id is null) <> (draft_hash is null)),
    -- Six at most, whoever brings two at the same moment.
    constraint picture_position_range check (position between 1 and 6),
    constraint picture_request_position_unique unique (request_id, position),
    constraint picture_draft_position_unique unique (draft_hash, position),
    constraint picture_size_range check (width between 1 and 1600 and height between 1 and 1600)
);

grant select, insert, update, delete on picture to ${runtimeRole};
