-- Which teams are asked for a request, or hold it, as matching-service last said.
create table request_team (
    request_id uuid    not null,
    team_id    uuid    not null,
    holds      boolean not null,
    constraint request_team_pk primary key (request_id, team_id)
);

-- Finds what was told of a request already.
create index notice_request_idx on notice (request_id, kind);

grant select, insert, update, delete on request_team to ${runtimeRole};
