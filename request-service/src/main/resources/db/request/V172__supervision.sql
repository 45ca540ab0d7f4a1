-- An official calls whoever holds a request to account (督办): a team or a department, with a deadline
-- and an answer. Words are emptied together with the resident.
create table supervision (
    id            uuid        not null,
    request_id    uuid        not null,
    round         int         not null,
    team_id       uuid,
    department_id uuid,
    called_name   text        not null,
    words_sealed  text,
    issued_by     uuid        not null,
    issued_at     timestamptz not null,
    answer_by     timestamptz not null,
    answered_at   timestamptz,
    answered_by   uuid,
    answer_sealed text,
    constraint supervision_pk primary key (id),
    constraint supervision_request_fk foreign key (request_id) references request (id),
    constraint supervision_department_fk foreign key (department_id) references department (id),
    constraint supervision_one_called check ((team_id is null) <> (department_id is null)),
    constraint supervision_later check (answer_by > issued_at),
    constraint supervision_answered_whole check ((answered_at is null) = (answered_by is null))
);
create index supervision_request_idx on supervision (request_id);
create index supervision_department_idx on supervision (department_id) where answered_at is null;
create index supervision_team_idx on supervision (team_id) where answered_at is null;
create index supervision_open_idx on supervision (answer_by) where answered_at is null;
-- Nobody is called twice for the same thing before answering.
create unique index supervision_one_open_idx on supervision (request_id, called_name) where answered_at is null;

grant select, insert, update on supervision to ${runtimeRole};
