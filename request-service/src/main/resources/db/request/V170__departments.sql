-- Departments that answer for what volunteers cannot do: those responsible on the spot, and those with
-- the authority for a matter.
create table department (
    id         uuid        not null,
    area_code  text        not null,
    name       text        not null,
    level      text        not null,
    duties     text        not null,
    changed_by uuid        not null,
    changed_at timestamptz not null default clock_timestamp(),
    closed_at  timestamptz,
    constraint department_pk primary key (id),
    constraint department_area_fk foreign key (area_code) references area (code),
    constraint department_name_unique unique (area_code, name),
    constraint department_level_known check (level in ('RESPONSIBLE', 'FUNCTIONAL')),
    constraint department_name_length check (length(name) between 2 and 60),
    constraint department_duties_length check (length(duties) <= 300)
);

-- Whose accounts answer for a department.
create table department_member (
    department_id uuid not null,
    person_id     uuid not null,
    constraint department_member_pk primary key (department_id, person_id),
    constraint department_member_department_fk foreign key (department_id) references department (id),
    constraint department_member_person_fk foreign key (person_id) references person (id)
);
create index department_member_person_idx on department_member (person_id);

alter table authority drop constraint authority_role_known;
alter table authority add constraint authority_role_known check (role in (
    'VOLUNTEER', 'LEADER', 'OPERATOR', 'OFFICIAL', 'DEPARTMENT', 'ADMINISTRATOR'));

-- Which of the four rungs holds a request, why, and until when. The clock of the first one is the
-- request's own; a rung's clock begins when the request comes to it and not when it is returned there.
alter table request
    add column rung text not null default 'COMMUNITY',
    add column rung_reason text,
    add column rung_since timestamptz,
    add column rung_until timestamptz;
alter table request add constraint request_rung_known check (rung in (
    'COMMUNITY', 'RESPONSIBLE', 'FUNCTIONAL', 'MEETING'));
alter table request add constraint request_rung_has_clock check (
    (rung = 'COMMUNITY') = (rung_until is null));
alter table request add constraint request_rung_fits check (case state
    when 'REFERRED' then rung in ('RESPONSIBLE', 'FUNCTIONAL')
    when 'CONFERENCE' then rung = 'MEETING'
    else true end);
alter table request drop constraint request_state_known;
alter table request add constraint request_state_known check (state in (
    'SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'REFERRED', 'CONFERENCE', 'ACCEPTED',
    'IN_SERVICE', 'DELIVERED', 'RESOLVED', 'NOT_EVALUATED', 'WITHDRAWN', 'ENDED'));
create index request_ladder_idx on request (rung_until) where state in ('REFERRED', 'CONFERENCE');

-- One request at one department. Only one is open at a time; the third return is the last one.
create table referral (
    id                 uuid        not null,
    request_id         uuid        not null,
    round              int         not null,
    rung               text        not null,
    department_id      uuid        not null,
    reason             text        not null,
    words_sealed       text,
    forced             boolean     not null,
    referred_by        uuid,
    referred_at        timestamptz not null,
    sign_by            timestamptz not null,
    finish_by          timestamptz not null,
    original_finish_by timestamptz not null,
    signed_at          timestamptz,
    signed_by          uuid,
    state              text        not null default 'OPEN',
    ended_at           timestamptz,
    ended_by           uuid,
    bounce             int,
    return_reason      text,
    proposed_id        uuid,
    answer             text,
    ending_sealed      text,
    constraint referral_pk primary key (id),
    constraint referral_request_fk foreign key (request_id) references request (id),
    constraint referral_department_fk foreign key (department_id) references department (id),
    constraint referral_proposed_fk foreign key (proposed_id) references department (id),
    constraint referral_rung_known check (rung in ('RESPONSIBLE', 'FUNCTIONAL')),
    constraint referral_state_known check (state in ('OPEN', 'RETURNED', 'RECALLED', 'ANSWERED')),
    constraint referral_ended_whole check ((state = 'OPEN') = (ended_at is null)),
    constraint referral_signed_whole check ((signed_at is null) = (signed_by is null)),
    constraint referral_returned_whole check (
        (state = 'RETURNED') = (bounce is not null) and (bounce is null) = (return_reason is null)),
    constraint referral_forced_stays check (not forced or state <> 'RETURNED'),
    constraint referral_bounce_at_most_three check (bounce between 1 and 3),
    constraint referral_answer_known check (answer in ('DONE', 'CANNOT_BE_DONE')),
    constraint referral_answered_whole check ((state = 'ANSWERED') = (answer is not null)),
    constraint referral_answered_signed check (state <> 'ANSWERED' or signed_at is not null)
);
create unique index referral_one_open_idx on referral (request_id) where state = 'OPEN';
create unique index referral_bounce_idx on referral (request_id, bounce);
create index referral_request_idx on referral (request_id, referred_at);
create index referral_department_idx on referral (department_id, referred_at);
create index referral_proposed_idx on referral (proposed_id);

-- Departments that add their part to what another one leads.
create table referral_helper (
    referral_id   uuid        not null,
    department_id uuid        not null,
    asked_at      timestamptz not null,
    part_sealed   text,
    part_at       timestamptz,
    part_by       uuid,
    constraint referral_helper_pk primary key (referral_id, department_id),
    constraint referral_helper_referral_fk foreign key (referral_id) references referral (id),
    constraint referral_helper_department_fk foreign key (department_id) references department (id),
    constraint referral_helper_part_whole check ((part_at is null) = (part_by is null))
);
create index referral_helper_department_idx on referral_helper (department_id);

-- More time for a department, granted by an official.
create table referral_extension (
    id               uuid        not null,
    referral_id      uuid        not null,
    asked_by         uuid        not null,
    asked_at         timestamptz not null,
    reason_sealed    text,
    wanted_finish_by timestamptz not null,
    state            text        not null default 'ASKED',
    decided_by       uuid,
    decided_at       timestamptz,
    decision_sealed  text,
    constraint referral_extension_pk primary key (id),
    constraint referral_extension_referral_fk foreign key (referral_id) references referral (id),
    constraint referral_extension_state_known check (state in ('ASKED', 'GRANTED', 'REFUSED', 'VOID')),
    constraint referral_extension_decided check (
        state = 'VOID' or (state = 'ASKED') = (decided_at is null)),
    constraint referral_extension_by_somebody_else check (decided_by <> asked_by)
);
create unique index referral_extension_one_asked_idx on referral_extension (referral_id) where state = 'ASKED';
create index referral_extension_referral_idx on referral_extension (referral_id);

-- What a rung's clock told, once for each stage.
create table ladder_reminder (
    request_id uuid        not null,
    clock      text        not null,
    subject    uuid        not null,
    stage      text        not null,
    deadline   timestamptz not null,
    event_id   uuid        not null,
    constraint ladder_reminder_pk primary key (subject, clock, stage, deadline),
    constraint ladder_reminder_request_fk foreign key (request_id) references request (id),
    constraint ladder_reminder_clock_known check (clock in ('SIGN', 'FINISH', 'DECIDE', 'SUPERVISION')),
    constraint ladder_reminder_stage_known check (stage in ('BEFORE', 'AT', 'AFTER'))
);
create index ladder_reminder_request_idx on ladder_reminder (request_id);

-- Whoever searches for volunteers again is on the first rung.
create function fit_rung() returns trigger language plpgsql as $$
begin
  if new.state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED', 'IN_SERVICE') then
    new.rung := 'COMMUNITY';
    new.rung_reason := null;
    new.rung_since := null;
    new.rung_until := null;
  end if;
  return new;
end
$$;

create trigger request_rung_fitted
    before update of state on request
    for each row when (old.rung <> 'COMMUNITY' or new.rung <> 'COMMUNITY')
    execute function fit_rung();

-- A referral ends with the state it stands for, whatever ends it.
create function recall_referral() returns trigger language plpgsql
    set search_path from current as $$
begin
  with recalled as (
    update referral
    set state = 'RECALLED', ended_at = clock_timestamp()
    where request_id = new.id and state = 'OPEN'
    returning id
  )
  update referral_extension e
  set state = 'VOID'
  from recalled
  where e.referral_id = recalled.id and e.state = 'ASKED';
  return null;
end
$$;

create trigger request_referral_recalled
    after update of state on request
    for each row when (old.state = 'REFERRED' and new.state <> 'REFERRED')
    execute function recall_referral();

-- Who holds a request, by name: the department, or the team; null when nobody does.
create function request_holder(r request) returns text language sql stable
    set search_path from current as $$
  select case
    when r.state = 'REFERRED' then (
      select d.name
      from referral f
      join department d on d.id = f.department_id
      where f.request_id = coalesce(r.merged_into, r.id) and f.state = 'OPEN')
    else r.team_name
  end
$$;

-- As before, and merged requests go up the ladder together with the one they follow.
create or replace function merged_state(state text) returns text language sql immutable as $$
  select case
    when state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED') then 'DISPATCHING'
    when state in ('REFERRED', 'CONFERENCE', 'ACCEPTED', 'IN_SERVICE', 'DELIVERED') then state
  end
$$;

create or replace function follow_merged_request() returns trigger language plpgsql
    set search_path from current as $$
begin
  with followed as (
    update request f
    set state = merged_state(new.state),
      version = f.version + 1,
      team_id = new.team_id,
      team_name = new.team_name,
      delivered_at = new.delivered_at,
      rung = new.rung,
      rung_reason = new.rung_reason,
      rung_since = new.rung_since,
      rung_until = new.rung_until
    where f.merged_into = new.id
      and f.state in ('DISPATCHING', 'REFERRED', 'CONFERENCE', 'ACCEPTED', 'IN_SERVICE')
      and f.state <> merged_state(new.state)
    returning f.id, f.round, f.state, f.team_name
  )
  insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
  select id, gen_random_uuid(),
    case state
      when 'ACCEPTED' then 'ACCEPT'
      when 'IN_SERVICE' then 'CHECK_IN'
      when 'DELIVERED' then case when old.state = 'REFERRED' then 'ANSWER' else 'DELIVER' end
      when 'REFERRED' then 'REFER'
      when 'CONFERENCE' then 'SEND_TO_MEETING'
      else case when old.state in ('REFERRED', 'CONFERENCE') then 'HAND_BACK' else 'RELEASE' end
    end,
    round, coalesce(team_name, request_holder(new), request_holder(old), old.team_name),
    clock_timestamp()
  from followed;
  return null;
end
$$;

grant select, insert, update on department, referral, referral_helper, referral_extension to ${runtimeRole};
grant delete on referral_helper to ${runtimeRole};
grant select, insert, delete on department_member to ${runtimeRole};
grant select, insert on ladder_reminder to ${runtimeRole};
