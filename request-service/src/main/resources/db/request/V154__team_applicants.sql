-- Who asks to serve with a team: its leaders may know their names.
create table team_applicant (
    team_id   uuid not null,
    person_id uuid not null,
    constraint team_applicant_pk primary key (team_id, person_id)
);
create index team_applicant_person_idx on team_applicant (person_id);

grant select, insert, delete on team_applicant to ${runtimeRole};
