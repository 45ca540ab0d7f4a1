-- Who leads which team, as matching-service tells it.
create table team_person (
    team_id   uuid    not null,
    person_id uuid    not null,
    leader    boolean not null,
    constraint team_person_pk primary key (team_id, person_id)
);
create index team_person_person_idx on team_person (person_id);

-- Which team was asked or holds a request, and until when it may look.
create table request_party (
    request_id  uuid        not null,
    team_id     uuid        not null,
    team_name   text        not null,
    standing    text        not null,
    round       int         not null,
    since       timestamptz not null,
    delivered_at timestamptz,
    constraint request_party_pk primary key (request_id, team_id),
    constraint request_party_standing_known check (standing in ('ASKED', 'HOLDS', 'GONE'))
);

-- One row per request for counting, fed by events alone, in whatever order the topics bring them.
create table request_figure (
    request_id     uuid not null,
    area_code      text not null,
    item_code      text,
    urgency        text,
    submitted_at   timestamptz,
    accept_by      timestamptz,
    finish_by      timestamptz,
    round          int  not null default 1,
    search_round   int  not null default 1,
    search_state   text not null default 'SUBMITTED',
    delivered_at   timestamptz,
    accepted_at    timestamptz,
    verdict_round  int,
    verdict        boolean,
    stars          int,
    first_verdict  boolean,
    open_offers    int  not null default 0,
    closure_reason text,
    closed_at      timestamptz,
    constraint request_figure_pk primary key (request_id)
);
create index request_figure_area_idx on request_figure (area_code text_pattern_ops);

grant select, insert, update, delete on team_person, request_party, request_figure to ${runtimeRole};
