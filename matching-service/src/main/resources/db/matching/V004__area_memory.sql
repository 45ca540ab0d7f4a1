-- Which teams changed, and in which transaction: the owner of a dispatch area keeps its teams in
-- memory and reads these rows before each decision. A transaction that its last snapshot did not
-- see has a number not below the xmin of that snapshot, so nothing is missed, whatever the order of
-- commits. Rows are only added (no lock is ever waited for) and swept after an hour.
create table matching.team_touched (
    id            bigint      not null generated always as identity,
    dispatch_area text        not null,
    team_id       uuid        not null,
    touched_in    xid8        not null default pg_current_xact_id(),
    touched_at    timestamptz not null default now(),
    constraint team_touched_pk primary key (id)
);
create index team_touched_area_idx on matching.team_touched (dispatch_area, touched_in);
create index team_touched_at_idx on matching.team_touched (touched_at);

create function matching.touch_team() returns trigger
    language plpgsql as
$$
begin
    insert into matching.team_touched (dispatch_area, team_id)
    select distinct dispatch_area, id
    from touched;
    return null;
end
$$;

-- A team that moves is touched where it was too.
create function matching.touch_team_moved() returns trigger
    language plpgsql as
$$
begin
    insert into matching.team_touched (dispatch_area, team_id)
    select dispatch_area, id
    from touched
    union
    select dispatch_area, id
    from before;
    return null;
end
$$;

create function matching.touch_team_of() returns trigger
    language plpgsql as
$$
begin
    insert into matching.team_touched (dispatch_area, team_id)
    select distinct t.dispatch_area, t.id
    from matching.team t
    where t.id in (
        select team_id
        from touched);
    return null;
end
$$;

create trigger team_come_touches
    after insert on matching.team
    referencing new table as touched
    for each statement execute function matching.touch_team();
create trigger team_changed_touches
    after update on matching.team
    referencing old table as before new table as touched
    for each statement execute function matching.touch_team_moved();
create trigger item_come_touches
    after insert on matching.team_item
    referencing new table as touched
    for each statement execute function matching.touch_team_of();
create trigger item_gone_touches
    after delete on matching.team_item
    referencing old table as touched
    for each statement execute function matching.touch_team_of();
create trigger skill_come_touches
    after insert on matching.team_skill
    referencing new table as touched
    for each statement execute function matching.touch_team_of();
create trigger skill_gone_touches
    after delete on matching.team_skill
    referencing old table as touched
    for each statement execute function matching.touch_team_of();
create trigger member_come_touches
    after insert on matching.membership
    referencing new table as touched
    for each statement execute function matching.touch_team_of();
create trigger member_changed_touches
    after update on matching.membership
    referencing new table as touched
    for each statement execute function matching.touch_team_of();
create trigger member_gone_touches
    after delete on matching.membership
    referencing old table as touched
    for each statement execute function matching.touch_team_of();
create trigger offer_sent_touches
    after insert on matching.offer
    referencing new table as touched
    for each statement execute function matching.touch_team_of();
create trigger offer_changed_touches
    after update on matching.offer
    referencing new table as touched
    for each statement execute function matching.touch_team_of();

-- Wakes the owner of a search that is due; the payload is its partition.
create function matching.announce_due() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('matching_due', new.kafka_partition::text);
    return null;
end
$$;

create trigger case_come_announced
    after insert on matching.dispatch_case
    for each row
    when (new.next_step_at <= now())
    execute function matching.announce_due();
create trigger case_changed_announced
    after update of next_step_at on matching.dispatch_case
    for each row
    when (new.next_step_at <= now())
    execute function matching.announce_due();

grant select, insert, delete
    on matching.team_touched
    to ${runtimeRole};
