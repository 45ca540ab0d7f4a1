-- Figures are read from events alone. Every event is kept once in a journal, and the row of a case is
-- derived from all its events together, so that their order and their repetition do not matter. A
-- generation is one whole set of both; a new one is filled beside the one in force (decision 0034).
create table figure_generation (
    number    int         not null,
    state     text        not null,
    begun_at  timestamptz not null default clock_timestamp(),
    begun_by  uuid,
    served_at timestamptz,
    gone_at   timestamptz,
    constraint figure_generation_pk primary key (number),
    constraint figure_generation_state_known check (state in ('FILLING', 'SERVED', 'GONE', 'REMOVED')),
    constraint figure_generation_gone_dated check ((state in ('GONE', 'REMOVED')) = (gone_at is not null))
);
-- One at a time is filled.
create unique index figure_generation_one_filling_idx on figure_generation (state) where state = 'FILLING';

-- The generation everything is read from; one row.
create table figure_in_force (
    only_one   boolean not null default true,
    generation int     not null,
    constraint figure_in_force_pk primary key (only_one),
    constraint figure_in_force_one check (only_one),
    constraint figure_in_force_generation_fk foreign key (generation) references figure_generation (number)
);
create index figure_in_force_generation_idx on figure_in_force (generation);

insert into figure_generation (number, state, served_at) values (1, 'SERVED', clock_timestamp());
insert into figure_in_force (generation) values (1);

-- Each event once. Events hold nothing personal; of their data only what figures and the history of a
-- case are made of. other_id is the request this one was merged into or separated from.
create table figure_event (
    generation  int         not null,
    event_id    uuid        not null,
    case_id     uuid        not null,
    topic       text        not null,
    version     bigint      not null,
    type        text        not null,
    occurred_at timestamptz not null,
    other_id    uuid,
    data        jsonb       not null,
    constraint figure_event_pk primary key (generation, event_id),
    constraint figure_event_generation_fk foreign key (generation) references figure_generation (number)
);
create index figure_event_case_idx on figure_event (generation, case_id);
create index figure_event_other_idx on figure_event (generation, other_id) where other_id is not null;

-- What a case came to. folded counts the events it was derived from: they only grow in number, so a row
-- derived from fewer never replaces one derived from more. accept_by is the promise of the first round,
-- due_accept_by that of the present one. origin is empty for requests of this platform and names the set of imported
-- history otherwise; area is a code, or the path of names in history.
create table figure_case (
    generation         int         not null,
    case_id            uuid        not null,
    folded             int         not null,
    origin             text        not null,
    number             text        not null,
    area               text        not null,
    item               text        not null,
    urgency            text        not null,
    channel            text        not null,
    department         text        not null,
    team_id            uuid,
    state              text        not null,
    round              int         not null,
    submitted_at       timestamptz not null,
    accept_by          timestamptz,
    due_accept_by      timestamptz,
    finish_by          timestamptz,
    original_finish_by timestamptz,
    sign_by            timestamptz,
    answer_by          timestamptz,
    responded_at       timestamptz,
    accepted_at        timestamptz,
    arrived_at         timestamptz,
    delivered_at       timestamptz,
    evaluated_at       timestamptz,
    completed_at       timestamptz,
    closed_at          timestamptz,
    signed_at          timestamptz,
    answered_at        timestamptz,
    closure            text,
    is_open            boolean     not null,
    is_held            boolean     not null,
    is_waiting         boolean     not null,
    is_merged          boolean     not null,
    counts             boolean     not null,
    labelled_on_time   boolean,
    verdict            boolean,
    first_verdict      boolean,
    stars              int,
    called_contacted   boolean,
    called_verdict     boolean,
    called_stars       int,
    paused_seconds     bigint      not null,
    offers             int         not null,
    acceptances        int         not null,
    releases           int         not null,
    urges              int         not null,
    reopens            int         not null,
    escalations        int         not null,
    extensions         int         not null,
    referrals          int         not null,
    returns            int         not null,
    supervisions       int         not null,
    constraint figure_case_pk primary key (generation, case_id),
    constraint figure_case_generation_fk foreign key (generation) references figure_generation (number),
    constraint figure_case_open_or_completed check (not (is_open and completed_at is not null))
);
create index figure_case_created_idx on figure_case (generation, origin, submitted_at);
create index figure_case_completed_idx on figure_case (generation, origin, completed_at);
create index figure_case_open_idx on figure_case (generation, origin, area text_pattern_ops) where is_open;

-- What a team was asked about a case, and what it did.
create table figure_team_case (
    generation int  not null,
    case_id    uuid not null,
    team_id    uuid not null,
    asked      int  not null,
    accepted   int  not null,
    declined   int  not null,
    expired    int  not null,
    withdrawn  int  not null,
    released   int  not null,
    delivered  int  not null,
    minutes    int  not null,
    constraint figure_team_case_pk primary key (generation, case_id, team_id),
    constraint figure_team_case_case_fk foreign key (generation, case_id)
        references figure_case (generation, case_id) on delete cascade
);

-- Teams as matching-service tells of them.
create table figure_team (
    generation int    not null,
    team_id    uuid   not null,
    version    bigint not null,
    name       text   not null,
    kind       text   not null,
    area       text   not null,
    constraint figure_team_pk primary key (generation, team_id),
    constraint figure_team_generation_fk foreign key (generation) references figure_generation (number)
);

-- How far imported history was taken, per file.
create table figure_history (
    generation int  not null,
    job_id     uuid not null,
    taken_row  int  not null,
    taken      int  not null,
    constraint figure_history_pk primary key (generation, job_id),
    constraint figure_history_generation_fk foreign key (generation) references figure_generation (number),
    constraint figure_history_job_fk foreign key (job_id) references import_job (id)
);
create index figure_history_job_idx on figure_history (job_id);
create index imported_record_row_idx on imported_record (job_id, row_number);

grant select, insert, update on figure_generation to ${runtimeRole};
grant select, update on figure_in_force to ${runtimeRole};
grant select, insert, delete on figure_event to ${runtimeRole};
grant select, insert, update, delete on
    figure_case, figure_team_case, figure_team, figure_history to ${runtimeRole};
