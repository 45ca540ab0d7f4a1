-- Who took a step; empty for whatever services and time do by themselves.
alter table request_step add column actor_kind text;
alter table request_step add column actor_id uuid;
alter table request_step add constraint request_step_actor_known check (
    actor_kind in ('RESIDENT', 'OPERATOR', 'HOTLINE')
    and (actor_kind = 'RESIDENT') = (actor_id is null));

-- What was said after the order, sealed; emptied together with the request.
create table request_words (
    request_id   uuid        not null,
    event_id     uuid        not null,
    kind         text        not null,
    words_sealed text,
    said_at      timestamptz not null,
    constraint request_words_pk primary key (request_id, event_id),
    constraint request_words_request_fk foreign key (request_id) references request (id)
);

grant select, insert on request_words to ${runtimeRole};
grant update (words_sealed) on request_words to ${runtimeRole};
