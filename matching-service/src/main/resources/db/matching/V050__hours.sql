-- Hours that can be proven: when somebody served, what the entry stands on and where it stands.
-- Entries are voided, never deleted.
alter table matching.hours_entry
    drop constraint hours_entry_once_uq,
    add column request_id    uuid,
    add column team_id       uuid        references matching.team (id),
    add column item          text,
    add column served_from   timestamptz,
    add column served_until  timestamptz,
    add column code_spoken   boolean     not null default false,
    add column near_at_start boolean     not null default false,
    add column near_at_end   boolean     not null default false,
    add column times_made_up boolean     not null default false,
    add column vouched_by    uuid,
    add column state         text        not null default 'RECORDED',
    add column because       text,
    -- When the resident evaluated, or the end of waiting for that.
    add column credited_at   timestamptz,
    -- Since when its team can read it on the public notice; null as long as nobody stands by it.
    add column notice_from   timestamptz,
    add column replaces      uuid        references matching.hours_entry (id),
    add column revision      integer     not null default 1;

update matching.hours_entry h
set request_id = a.request_id,
    team_id = a.team_id,
    item = c.item,
    served_from = coalesce(a.checked_in_at, h.recorded_at - make_interval(mins => h.minutes)),
    served_until = coalesce(a.checked_out_at, h.recorded_at),
    credited_at = h.recorded_at + interval '72 hours',
    notice_from = case when h.rung <> 'E0' then h.recorded_at + interval '72 hours' end
from matching.assignment a
join matching.dispatch_case c on c.request_id = a.request_id
where a.id = h.assignment_id;

-- Whoever was recorded at two places at once keeps the entry that came first.
update matching.hours_entry h
set state = 'REFUSED', because = 'OVERLAP'
where exists (
    select 1
    from matching.hours_entry earlier
    where earlier.person_id = h.person_id
      and (earlier.recorded_at, earlier.id) < (h.recorded_at, h.id)
      and tstzrange(earlier.served_from, earlier.served_until)
        && tstzrange(h.served_from, h.served_until));

alter table matching.hours_entry
    alter column request_id set not null,
    alter column team_id set not null,
    alter column item set not null,
    alter column served_from set not null,
    alter column served_until set not null,
    alter column credited_at set not null,
    alter column state drop default,
    add constraint hours_entry_rung_ck check (rung in ('E0', 'E1', 'E2', 'E3', 'E4')),
    add constraint hours_entry_state_ck
        check (state in ('RECORDED', 'IN_REVIEW', 'CONFIRMED', 'DISPUTED', 'VOIDED', 'REFUSED')),
    add constraint hours_entry_served_ck check (served_until >= served_from),
    add constraint hours_entry_length_ck
        check (minutes <= extract(epoch from served_until - served_from) / 60),
    add constraint hours_entry_notice_ck check (notice_from >= credited_at),
    add constraint hours_entry_because_ck check (state <> 'REFUSED' or because is not null),
    -- Nobody serves at two places at once, whatever the code believes.
    add constraint hours_entry_no_overlap_ex exclude using gist (
        matching.person_range(person_id, person_id, '[]') with =,
        tstzrange(served_from, served_until) with &&)
        where (state in ('RECORDED', 'IN_REVIEW', 'CONFIRMED', 'DISPUTED'));
create index hours_entry_assignment_idx on matching.hours_entry (assignment_id);
create index hours_entry_team_idx on matching.hours_entry (team_id, recorded_at);
create index hours_entry_request_idx on matching.hours_entry (request_id);
create index hours_entry_replaces_idx on matching.hours_entry (replaces) where replaces is not null;
create index hours_entry_notice_idx on matching.hours_entry (notice_from) where state = 'RECORDED';
create index hours_entry_open_idx on matching.hours_entry (team_id)
    where state in ('IN_REVIEW', 'DISPUTED', 'REFUSED');

-- Two entries of one person that are checked against each other at the same moment would wait for
-- each other; so whoever writes one waits for the others of that person first.
create function matching.queue_hours() returns trigger
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended('hours:' || new.person_id, 0));
    return new;
end
$$;
create trigger hours_entry_queued
    before insert on matching.hours_entry
    for each row execute function matching.queue_hours();

-- What became of an entry, step by step; only ever added to.
create table matching.hours_step (
    entry_id uuid        not null references matching.hours_entry (id),
    revision integer     not null,
    state    text        not null,
    rung     text        not null,
    -- Null when time did it.
    taken_by uuid,
    words    text,
    taken_at timestamptz not null,
    constraint hours_step_pk primary key (entry_id, revision)
);

-- An objection to an entry; its words never leave this table.
create table matching.hours_dispute (
    id         uuid        not null,
    entry_id   uuid        not null references matching.hours_entry (id),
    raised_by  uuid        not null,
    words      text        not null,
    raised_at  timestamptz not null,
    verdict    text,
    decided_by uuid,
    decided_at timestamptz,
    answer     text,
    constraint hours_dispute_pk primary key (id),
    constraint hours_dispute_words_ck check (char_length(words) between 1 and 500),
    constraint hours_dispute_verdict_ck check (verdict in ('UPHELD', 'CORRECTED', 'TURNED_DOWN')),
    constraint hours_dispute_decided_ck check (
        (verdict is null) = (decided_at is null)
        and (verdict is null) = (decided_by is null))
);
-- Everybody may object to an entry once; one objection is heard at a time.
create unique index hours_dispute_once_idx on matching.hours_dispute (entry_id, raised_by);
create unique index hours_dispute_one_open_idx on matching.hours_dispute (entry_id)
    where verdict is null;

revoke delete on matching.hours_entry from ${runtimeRole};
grant select, insert on matching.hours_step to ${runtimeRole};
grant select, insert, update on matching.hours_dispute to ${runtimeRole};
