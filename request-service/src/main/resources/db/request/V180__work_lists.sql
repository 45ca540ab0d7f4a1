-- Lists of work look at what is open, at what ended in silence lately, and at what came in lately.
create index request_open_area_idx on request (area_code text_pattern_ops) where closed_at is null;
create index request_unevaluated_idx on request (closed_at) where state = 'NOT_EVALUATED';
create index request_submitted_idx on request (submitted_at);

-- What an official did to several requests at once; undone at most once, and only by whoever did it.
create table work_batch (
    id            uuid        not null,
    list          text        not null,
    action        text        not null,
    reason        text,
    department_id uuid,
    made_by       uuid        not null,
    made_at       timestamptz not null default clock_timestamp(),
    undone_at     timestamptz,
    constraint work_batch_pk primary key (id),
    constraint work_batch_department_fk foreign key (department_id) references department (id),
    constraint work_batch_action_known check (action in ('URGE', 'REFER', 'MEETING')),
    constraint work_batch_whole check (
        (action = 'REFER') = (department_id is not null) and (action = 'URGE') = (reason is null)),
    constraint work_batch_undo_in_time check (
        undone_at is null or (action <> 'URGE' and undone_at <= made_at + interval '10 minutes'))
);
create index work_batch_department_idx on work_batch (department_id);

-- One request of a batch: what came of it, and how it stood before and after, so that undoing touches
-- nothing that somebody else has moved meanwhile.
create table work_batch_item (
    batch_id          uuid not null,
    request_id        uuid not null,
    outcome           text not null,
    department_before uuid,
    version_after     bigint,
    undo_outcome      text,
    constraint work_batch_item_pk primary key (batch_id, request_id),
    constraint work_batch_item_batch_fk foreign key (batch_id) references work_batch (id),
    constraint work_batch_item_request_fk foreign key (request_id) references request (id),
    constraint work_batch_item_department_fk foreign key (department_before) references department (id)
);
create index work_batch_item_request_idx on work_batch_item (request_id);
create index work_batch_item_department_idx on work_batch_item (department_before);

grant select, insert, update on work_batch, work_batch_item to ${runtimeRole};
