-- An accepted offer and the visit that follows. The note never leaves this table.
create table matching.assignment (
    id             uuid        not null,
    request_id     uuid        not null references matching.dispatch_case (request_id),
    round          integer     not null,
    offer_id       uuid        not null references matching.offer (id),
    team_id        uuid        not null references matching.team (id),
    state          text        not null,
    accepted_at    timestamptz not null,
    accepted_by    uuid        not null,
    checked_in_at  timestamptz,
    checked_in_by  uuid,
    checked_out_at timestamptz,
    checked_out_by uuid,
    minutes        integer,
    note           text,
    released_at    timestamptz,
    constraint assignment_pk primary key (id),
    constraint assignment_offer_uq unique (offer_id),
    constraint assignment_state_ck check (state in ('ACCEPTED', 'IN_SERVICE', 'DELIVERED', 'RELEASED')),
    constraint assignment_minutes_ck check (minutes >= 0),
    constraint assignment_delivered_ck check ((state = 'DELIVERED') = (minutes is not null))
);
-- The promise of 接单: at most one active assignment per request, whatever the code believes.
create unique index assignment_one_active_idx on matching.assignment (request_id)
    where state in ('ACCEPTED', 'IN_SERVICE');
create index assignment_request_idx on matching.assignment (request_id);
create index assignment_team_idx on matching.assignment (team_id, accepted_at);

-- Minutes served, with the rung of evidence they stand on.
create table matching.hours_entry (
    id            uuid        not null,
    assignment_id uuid        not null references matching.assignment (id),
    person_id     uuid        not null,
    minutes       integer     not null,
    rung          text        not null,
    recorded_at   timestamptz not null,
    constraint hours_entry_pk primary key (id),
    constraint hours_entry_once_uq unique (assignment_id, person_id),
    constraint hours_entry_minutes_ck check (minutes >= 0)
);
create index hours_entry_person_idx on matching.hours_entry (person_id, recorded_at);

-- Wakes the pages of a team's leaders at commit; the payload is the team.
create function matching.announce_team() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('matching_offers', new.team_id::text);
    return null;
end
$$;

create trigger offer_announced
    after insert or update on matching.offer
    for each row execute function matching.announce_team();
create trigger assignment_announced
    after insert or update on matching.assignment
    for each row execute function matching.announce_team();

grant select, insert, update, delete
    on matching.assignment, matching.hours_entry
    to ${runtimeRole};
