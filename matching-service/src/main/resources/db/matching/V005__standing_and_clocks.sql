-- Whether a team takes new offers; a frozen or draining one keeps what it has.
alter table matching.team
    add column availability text not null default 'TAKES_OFFERS',
    add column availability_reason text,
    add column availability_since timestamptz,
    add column availability_by uuid,
    add constraint team_availability_ck
        check (availability in ('TAKES_OFFERS', 'MANUAL_ONLY', 'FROZEN', 'DRAINING'));

-- How the question came to be: the engine asked, an official asked, the team took it from the open
-- board, or another team handed its task over.
alter table matching.offer
    add column origin text not null default 'ENGINE',
    add column seen_at timestamptz,
    add column asked_by uuid,
    add column asked_because text,
    add constraint offer_origin_ck check (origin in ('ENGINE', 'OFFICIAL', 'BOARD', 'HANDOVER'));
create index offer_team_sent_idx on matching.offer (team_id, sent_at);

-- The visit has a moment by which somebody must be there; whoever is late is told, and who does not
-- come at all loses the task to the search.
alter table matching.assignment
    add column start_by timestamptz,
    add column late_told_at timestamptz,
    add column release_reason text,
    add constraint assignment_release_reason_ck
        check (release_reason is null or state = 'RELEASED');
alter table matching.dispatch_case
    drop constraint dispatch_case_timer_ck;
alter table matching.dispatch_case
    add constraint dispatch_case_timer_ck
        check (next_step_at is null or state in ('SEARCHING', 'OFFERED', 'ASSIGNED'));

-- One team asks another for its task. Silence agrees when the clock has run out.
create table matching.handover (
    id            uuid        not null,
    assignment_id uuid        not null references matching.assignment (id),
    request_id    uuid        not null references matching.dispatch_case (request_id),
    to_team_id    uuid        not null references matching.team (id),
    state         text        not null,
    asked_at      timestamptz not null,
    asked_by      uuid        not null,
    answer_by     timestamptz not null,
    answered_at   timestamptz,
    answered_by   uuid,
    reason        text,
    explanation   jsonb       not null,
    constraint handover_pk primary key (id),
    constraint handover_state_ck
        check (state in ('ASKED', 'AGREED', 'AGREED_BY_SILENCE', 'REFUSED', 'LAPSED')),
    constraint handover_answered_ck check ((state = 'ASKED') = (answered_at is null)),
    constraint handover_reason_ck check (state <> 'REFUSED' or reason is not null)
);
create unique index handover_one_open_idx on matching.handover (assignment_id) where state = 'ASKED';
create index handover_request_idx on matching.handover (request_id);
create index handover_to_team_idx on matching.handover (to_team_id);

grant select, insert, update, delete
    on matching.handover
    to ${runtimeRole};
