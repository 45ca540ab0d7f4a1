-- A question to the resident. While one is open, the clocks of its request stand still. The answer
-- is among the words that were added to the request.
create table request_question (
    id            uuid        not null,
    request_id    uuid        not null,
    round         int         not null,
    asked_by      uuid        not null,
    asked_as      text        not null,
    words_sealed  text,
    asked_at      timestamptz not null,
    ended_at      timestamptz,
    ended_as      text,
    constraint request_question_pk primary key (id),
    constraint request_question_request_fk foreign key (request_id) references request (id),
    constraint request_question_role_known check (asked_as in ('LEADER', 'OPERATOR', 'OFFICIAL')),
    constraint request_question_end_known check (ended_as in ('ANSWERED', 'TAKEN_BACK', 'LAPSED')),
    constraint request_question_end_whole check ((ended_at is null) = (ended_as is null)),
    constraint request_question_end_ordered check (ended_at >= asked_at)
);
create index request_question_request_idx on request_question (request_id);
create unique index request_question_one_open_idx on request_question (request_id) where ended_at is null;

-- More time to finish, wanted by whoever holds the request and granted by an official. At most two
-- are open or granted in a round; refused ones give their place back.
create table request_extension (
    id                 uuid        not null,
    request_id         uuid        not null,
    round              int         not null,
    place              int,
    asked_by           uuid        not null,
    asked_as           text        not null,
    reason_sealed      text,
    asked_at           timestamptz not null,
    original_finish_by timestamptz not null,
    wanted_finish_by   timestamptz not null,
    state              text        not null default 'ASKED',
    decided_by         uuid,
    decided_at         timestamptz,
    decision_sealed    text,
    constraint request_extension_pk primary key (id),
    constraint request_extension_request_fk foreign key (request_id) references request (id),
    constraint request_extension_role_known check (asked_as in ('LEADER', 'OPERATOR', 'OFFICIAL')),
    constraint request_extension_state_known check (state in ('ASKED', 'GRANTED', 'REFUSED', 'VOID')),
    constraint request_extension_at_most_two check (place between 1 and 2),
    constraint request_extension_place_held check ((state in ('ASKED', 'GRANTED')) = (place is not null)),
    constraint request_extension_decided check ((state = 'ASKED') = (decided_at is null)),
    constraint request_extension_by_an_official check (state not in ('GRANTED', 'REFUSED') or decided_by is not null),
    constraint request_extension_by_somebody_else check (decided_by <> asked_by),
    constraint request_extension_later check (wanted_finish_by > original_finish_by)
);
create unique index request_extension_place_idx on request_extension (request_id, round, place);
create unique index request_extension_one_asked_idx on request_extension (request_id) where state = 'ASKED';

-- Every reminder that was given, once each. The serial counts granted extensions, or questions that
-- were asked, so that each begins anew.
create table clock_reminder (
    request_id uuid        not null,
    round      int         not null,
    clock      text        not null,
    serial     int         not null,
    stage      text        not null,
    deadline   timestamptz not null,
    event_id   uuid        not null,
    written_at timestamptz not null default clock_timestamp(),
    constraint clock_reminder_pk primary key (request_id, round, clock, serial, stage),
    constraint clock_reminder_request_fk foreign key (request_id) references request (id),
    constraint clock_reminder_clock_known check (clock in ('ACCEPT', 'FINISH', 'ANSWER')),
    constraint clock_reminder_stage_known check (stage in ('HALF', 'NEARLY', 'DUE', 'OVERDUE'))
);

-- When a request is to be looked at next, and what it looked like then.
create table clock_watch (
    request_id uuid   not null,
    version    bigint not null,
    look_at    timestamptz,
    constraint clock_watch_pk primary key (request_id),
    constraint clock_watch_request_fk foreign key (request_id) references request (id)
);
create index clock_watch_due_idx on clock_watch (look_at) where look_at is not null;
create index request_running_idx on request (id)
    where state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED', 'IN_SERVICE');

alter table request_figure
    add column original_finish_by timestamptz,
    add column paused boolean not null default false;

grant select, insert, update on request_question, request_extension to ${runtimeRole};
grant select, insert on clock_reminder to ${runtimeRole};
grant select, insert, update, delete on clock_watch to ${runtimeRole};
