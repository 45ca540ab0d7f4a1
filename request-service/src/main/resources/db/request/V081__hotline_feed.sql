-- What a hotline is told of its own orders. Rows are written with the step they tell of, in whatever
-- transaction that is; their numbers are given later, one writer at a time (decision 0025).
create table hotline_event (
    id           bigint      generated always as identity,
    event_id     uuid        not null default gen_random_uuid(),
    hotline_key  uuid        not null,
    number       bigint,
    their_number text        not null,
    order_number text        not null,
    request_id   uuid        not null,
    kind         text        not null,
    state        text        not null,
    round        int         not null,
    team_name    text,
    reason       text,
    expected_at  timestamptz,
    occurred_at  timestamptz not null,
    written_at   timestamptz not null default clock_timestamp(),
    constraint hotline_event_pk primary key (id),
    constraint hotline_event_number_unique unique (hotline_key, number),
    constraint hotline_event_request_fk foreign key (request_id) references request (id)
);
create index hotline_event_fresh_idx on hotline_event (hotline_key, id) where number is null;
create index hotline_event_request_idx on hotline_event (request_id, id);
create index hotline_event_age_idx on hotline_event (written_at);

-- The last number given to each key, and the last one that is no longer kept.
create table hotline_feed (
    hotline_key uuid   not null,
    last        bigint not null default 0,
    gone        bigint not null default 0,
    constraint hotline_feed_pk primary key (hotline_key),
    constraint hotline_feed_key_fk foreign key (hotline_key) references api_key (id),
    constraint hotline_feed_ordered check (0 <= gone and gone <= last)
);

-- Where a hotline wants to be told. Secrets are sealed; an old one signs beside the new one for a while.
create table webhook_endpoint (
    id                uuid        not null,
    hotline_key       uuid        not null,
    url               text        not null,
    secret_sealed     text        not null,
    old_secret_sealed text,
    old_until         timestamptz,
    created_at        timestamptz not null default now(),
    disabled_at       timestamptz,
    disabled_because  text,
    failures          int         not null default 0,
    failing_since     timestamptz,
    resting_until     timestamptz not null default '-infinity',
    leased_until      timestamptz not null default '-infinity',
    lease             uuid,
    constraint webhook_endpoint_pk primary key (id),
    constraint webhook_endpoint_key_fk foreign key (hotline_key) references api_key (id),
    constraint webhook_endpoint_disabled_whole check (
        (disabled_at is null) = (disabled_because is null)),
    constraint webhook_endpoint_because_known check (
        disabled_because in ('BY_HAND', 'FAILING', 'GONE')),
    constraint webhook_endpoint_old_whole check ((old_secret_sealed is null) = (old_until is null))
);
create index webhook_endpoint_key_idx on webhook_endpoint (hotline_key);

-- What an endpoint has to be told, by the number of the event in the feed of its key.
create table webhook_delivery (
    endpoint_id uuid        not null,
    number      bigint      not null,
    state       text        not null default 'WAITING',
    attempts    int         not null default 0,
    due_at      timestamptz not null default clock_timestamp(),
    tried_at    timestamptz,
    status      int,
    problem     text,
    constraint webhook_delivery_pk primary key (endpoint_id, number),
    constraint webhook_delivery_endpoint_fk foreign key (endpoint_id)
        references webhook_endpoint (id) on delete cascade,
    constraint webhook_delivery_state_known check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    constraint webhook_delivery_attempts_count check (attempts >= 0)
);
create index webhook_delivery_waiting_idx on webhook_delivery (endpoint_id, number)
    where state = 'WAITING';

-- Writes a line for every step of a hotline's order, except for those inside the search that change nothing
-- a caller could be told.
create function tell_hotline() returns trigger language plpgsql
    set search_path from current as $$
begin
  insert into hotline_event (
    hotline_key, their_number, order_number, request_id, kind, state, round, team_name, reason,
    expected_at, occurred_at)
  select h.hotline_key, h.their_number, r.order_number, r.id, new.kind, r.state, r.round,
    r.team_name, r.closure_reason, new.expected_at, new.occurred_at
  from hotline_order h
  join request r on r.id = h.request_id
  where h.request_id = new.request_id
    and (new.kind not in ('SEEN', 'DECLINE', 'EXPIRE', 'TAKE_BACK', 'ASK_HANDOVER', 'KEEP_TASK')
      or r.state is distinct from (
        select e.state from hotline_event e where e.request_id = r.id order by e.id desc limit 1));
  if found then
    perform pg_notify('request_hotline_event', '');
  end if;
  return null;
end
$$;

create trigger hotline_told
    after insert on request_step
    for each row execute function tell_hotline();

-- Numbers what is committed and has no number yet, in the order of writing, and queues it for the endpoints
-- of its key. Whoever sees a number sees all smaller ones: the row of the feed is locked until they are
-- committed, and each statement below sees what was committed before it began.
create function number_hotline_events(the_key uuid) returns void language plpgsql
    set search_path from current as $$
begin
  if not exists (select from hotline_event where hotline_key = the_key and number is null) then
    return;
  end if;
  insert into hotline_feed (hotline_key) values (the_key)
  on conflict on constraint hotline_feed_pk do nothing;
  perform from hotline_feed where hotline_key = the_key for update;
  with fresh as (
    select e.id, f.last + row_number() over (order by e.id) as number
    from hotline_event e
    join hotline_feed f on f.hotline_key = e.hotline_key
    where e.hotline_key = the_key
      and e.number is null
  ), numbered as (
    update hotline_event e
    set number = fresh.number
    from fresh
    where e.id = fresh.id
  ), queued as (
    insert into webhook_delivery (endpoint_id, number)
    select w.id, fresh.number
    from fresh
    join webhook_endpoint w on w.hotline_key = the_key and w.disabled_at is null
  )
  update hotline_feed
  set last = last + (select count(*) from fresh)
  where hotline_key = the_key;
end
$$;

grant select, insert, update, delete
    on hotline_event, hotline_feed, webhook_endpoint, webhook_delivery to ${runtimeRole};
