-- Places a team keeps for needs beyond the border of its prefecture until somebody confirms them or
-- gives them back; they take room like open questions.
alter table matching.team
    add column places_held integer not null default 0,
    add constraint team_places_held_ck check (places_held >= 0);

-- A team may also be asked because a neighbouring prefecture found nobody at home.
alter table matching.offer
    drop constraint offer_origin_ck;
alter table matching.offer
    add constraint offer_origin_ck
        check (origin in ('ENGINE', 'OFFICIAL', 'BOARD', 'HANDOVER', 'NEIGHBOUR'));

-- Searches that found nobody at home, and when their owner looks whether a neighbour is to be asked.
create table matching.border_search (
    request_id      uuid        not null references matching.dispatch_case (request_id),
    round           integer     not null,
    kafka_partition integer     not null,
    next_look_at    timestamptz,
    constraint border_search_pk primary key (request_id, round)
);
create index border_search_due_idx on matching.border_search (next_look_at) where next_look_at is not null;

-- One question to one neighbouring prefecture, and the place it holds. Both owners write here, each
-- in its turn: the state says whose it is.
create table matching.border_question (
    id              uuid        not null,
    request_id      uuid        not null references matching.dispatch_case (request_id),
    round           integer     not null,
    neighbour       text        not null,
    attempt         integer     not null,
    kafka_partition integer,
    state           text        not null,
    limit_metres    bigint      not null,
    asked_at        timestamptz not null,
    answer_by       timestamptz not null,
    answered_at     timestamptz,
    denied_because  text,
    team_id         uuid        references matching.team (id),
    distance_metres integer,
    cost_metres     bigint,
    explanation     jsonb,
    held_until      timestamptz,
    offer_id        uuid        references matching.offer (id),
    ended_at        timestamptz,
    constraint border_question_pk primary key (id),
    constraint border_question_once_uq unique (request_id, round, neighbour, attempt),
    constraint border_question_state_ck
        check (state in ('ASKED', 'HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED', 'DENIED', 'UNANSWERED')),
    constraint border_question_attempt_ck check (attempt >= 1),
    constraint border_question_place_ck
        check ((state in ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED'))
            = (team_id is not null and cost_metres is not null and explanation is not null
                and held_until is not null)),
    constraint border_question_denied_ck check ((state = 'DENIED') = (denied_because is not null)),
    constraint border_question_offer_ck check ((state = 'CONFIRMED') = (offer_id is not null)),
    constraint border_question_ended_ck check ((state in ('ASKED', 'HELD')) = (ended_at is null))
);
create index border_question_open_idx on matching.border_question (kafka_partition) where ended_at is null;
create index border_question_team_idx on matching.border_question (team_id) where team_id is not null;
create index border_question_offer_idx on matching.border_question (offer_id) where offer_id is not null;

-- A search that looked and found nobody, so that a person was called, may look beyond the border;
-- once more when an offer or a task of its came to nothing, and not every time it looks at home.
create function matching.look_beyond() returns trigger
    language plpgsql as
$$
begin
    insert into matching.border_search (request_id, round, kafka_partition, next_look_at)
    select new.request_id, new.round, new.kafka_partition, now()
    where exists (
        select 1
        from matching.escalation e
        where e.request_id = new.request_id
          and e.round = new.round
          and e.reason in ('NOBODY_QUALIFIED', 'EVERYBODY_DECLINED', 'EVERYBODY_BUSY', 'EMERGENCY'))
    on conflict on constraint border_search_pk do update
    set next_look_at = now()
    where old.state <> 'SEARCHING';
    return null;
end
$$;

create trigger case_found_nobody
    after update on matching.dispatch_case
    for each row
    when (new.state = 'SEARCHING' and (old.state <> 'SEARCHING' or new.next_step_at > now()))
    execute function matching.look_beyond();

-- Wakes the owner of the search, and the owner of the prefecture that heard a question.
create trigger border_search_announced
    after insert or update of next_look_at on matching.border_search
    for each row
    when (new.next_look_at <= now())
    execute function matching.announce_due();
create trigger border_question_announced
    after update of kafka_partition on matching.border_question
    for each row
    when (new.state = 'ASKED')
    execute function matching.announce_due();

grant select, insert, update
    on matching.border_search, matching.border_question
    to ${runtimeRole};
