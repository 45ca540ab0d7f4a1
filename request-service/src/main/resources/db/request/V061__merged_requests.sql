-- A request that means the same as another one is merged into it: it keeps its number, its resident
-- and its promises, and goes where the other one goes. The two generated columns let a foreign key
-- say that what others are merged into is never merged itself, so there are no chains and no circles,
-- whoever writes at the same moment.
alter table request add column merged_into uuid;
alter table request add column is_merged boolean not null
    generated always as (merged_into is not null) stored;
alter table request add column into_merged boolean
    generated always as (case when merged_into is null then null else false end) stored;
alter table request add constraint request_merge_target_unique unique (id, is_merged);
alter table request add constraint request_merged_into_another check (merged_into <> id);
alter table request add constraint request_merged_into_unmerged
    foreign key (merged_into, into_merged) references request (id, is_merged);
create index request_merged_into_idx on request (merged_into) where merged_into is not null;

-- Where a merged request stands: the other one's state, without its escalations; null when there is
-- nothing to follow.
create function merged_state(state text) returns text language sql immutable as $$
  select case
    when state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED') then 'DISPATCHING'
    when state in ('ACCEPTED', 'IN_SERVICE', 'DELIVERED') then state
  end
$$;

-- One statement moves a request and those merged into it, whatever moved it. What was delivered
-- follows no longer: its own resident evaluates it.
create function follow_merged_request() returns trigger language plpgsql
    set search_path from current as $$
begin
  with followed as (
    update request f
    set state = merged_state(new.state),
      version = f.version + 1,
      team_id = new.team_id,
      team_name = new.team_name,
      delivered_at = new.delivered_at
    where f.merged_into = new.id
      and f.state in ('DISPATCHING', 'ACCEPTED', 'IN_SERVICE')
      and f.state <> merged_state(new.state)
    returning f.id, f.round, f.state, f.team_name
  )
  insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
  select id, gen_random_uuid(),
    case state
      when 'ACCEPTED' then 'ACCEPT'
      when 'IN_SERVICE' then 'CHECK_IN'
      when 'DELIVERED' then 'DELIVER'
      else 'RELEASE'
    end,
    round, coalesce(team_name, old.team_name), clock_timestamp()
  from followed;
  return null;
end
$$;

create trigger request_followed
    after update of state on request
    for each row when (old.state is distinct from new.state and new.merged_into is null)
    execute function follow_merged_request();

-- A resident for whom it is not resolved gets a search of their own: a new round is never merged.
create function part_reopened_request() returns trigger language plpgsql as $$
begin
  new.merged_into := null;
  return new;
end
$$;

create trigger request_parted
    before update of round on request
    for each row when (new.round > old.round and new.merged_into is not null)
    execute function part_reopened_request();

-- What open requests look like, to find those that mean the same. The grams are keyed hashes of
-- pairs of characters, different in each county: without the key nobody can read words from them.
create table request_likeness (
    request_id   uuid        not null,
    group_code   text        not null,
    area_code    text        not null,
    longitude    double precision,
    latitude     double precision,
    grams        bigint[]    not null,
    submitted_at timestamptz not null,
    constraint request_likeness_pk primary key (request_id),
    constraint request_likeness_request_fk foreign key (request_id) references request (id),
    constraint request_likeness_group_fk foreign key (group_code) references service_group (code),
    constraint request_likeness_point_whole check ((longitude is null) = (latitude is null))
);
create index request_likeness_grams_idx on request_likeness using gin (grams);
create index request_likeness_place_idx
    on request_likeness (group_code, area_code text_pattern_ops, submitted_at);
create index request_likeness_age_idx on request_likeness (submitted_at);

alter table request_figure add column merged_into uuid;
create index request_figure_merged_into_idx on request_figure (merged_into)
    where merged_into is not null;

grant select, insert, update, delete on request_likeness to ${runtimeRole};
