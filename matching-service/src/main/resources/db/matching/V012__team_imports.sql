-- Tables of teams that administrators brought, kept until somebody applies or forgets them.
create table matching.team_import (
    id         uuid        not null,
    file_name  text        not null,
    lines      jsonb       not null,
    brought_at timestamptz not null default now(),
    brought_by uuid        not null,
    constraint team_import_pk primary key (id)
);
create index team_import_brought_idx on matching.team_import (brought_at);

grant select, insert, delete on matching.team_import to ${runtimeRole};
