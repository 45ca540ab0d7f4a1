-- Who of a team was at a visit, from when until when, and what each end stands on. Positions are
-- never kept, only how far from the place somebody was.
create table matching.attendance (
    assignment_id   uuid        not null references matching.assignment (id),
    person_id       uuid        not null,
    -- The moments that count, and when they were told: a device without a signal tells later.
    came_at         timestamptz not null,
    came_by         text        not null,
    came_near       text,
    came_told_at    timestamptz not null,
    left_at         timestamptz,
    left_by         text,
    left_near       text,
    left_told_at    timestamptz,
    -- When the resident's code was typed; null when it never was.
    code_proven_at  timestamptz,
    flags           text[]      not null default '{}',
    -- A leader stands by the times of somebody else, or by those the clock made.
    confirmed_at    timestamptz,
    confirmed_by    uuid,
    constraint attendance_pk primary key (assignment_id, person_id),
    constraint attendance_came_by_ck check (came_by in ('BUTTON', 'STATION')),
    constraint attendance_left_by_ck
        check (left_by in ('BUTTON', 'STATION', 'LEADER', 'CLOCK', 'RELEASE')),
    constraint attendance_near_ck
        check (came_near in ('UP_TO_100_M', 'UP_TO_300_M', 'UP_TO_1_KM', 'FARTHER')
            and left_near in ('UP_TO_100_M', 'UP_TO_300_M', 'UP_TO_1_KM', 'FARTHER')),
    constraint attendance_left_ck check ((left_at is null) = (left_by is null)),
    constraint attendance_order_ck check (left_at >= came_at),
    constraint attendance_flags_ck check (flags <@ array['CLAIMED', 'FORGOTTEN']),
    constraint attendance_confirmed_ck check ((confirmed_at is null) = (confirmed_by is null))
);
-- Nobody is at two places: at most one open attendance of a person, whatever the code believes.
create unique index attendance_one_open_idx on matching.attendance (person_id)
    where left_at is null;
create index attendance_person_idx on matching.attendance (person_id, came_at);

-- Until when a visit is planned, and what came of it.
alter table matching.assignment
    add column planned_until timestamptz,
    add column result text,
    add column result_reason text,
    add constraint assignment_result_ck
        check (result in ('DONE', 'PARTLY', 'UNABLE', 'NEEDS_DEPARTMENT'));

-- A task that leaves a team in the middle of a visit leaves nobody behind.
create function matching.leave_released() returns trigger
    language plpgsql as
$$
begin
    update matching.attendance
    set left_at = greatest(came_at, new.released_at), left_by = 'RELEASE', left_told_at = now()
    where assignment_id = new.id
      and left_at is null;
    return null;
end
$$;
create trigger assignment_left
    after update on matching.assignment
    for each row when (new.state = 'RELEASED' and old.state = 'IN_SERVICE')
    execute function matching.leave_released();

-- Visits of earlier releases that are under way.
insert into matching.attendance (assignment_id, person_id, came_at, came_by, came_told_at)
select distinct on (checked_in_by) id, checked_in_by, checked_in_at, 'BUTTON', checked_in_at
from matching.assignment
where state = 'IN_SERVICE'
  and checked_in_by is not null
order by checked_in_by, checked_in_at desc;

grant select, insert, update, delete
    on matching.attendance
    to ${runtimeRole};
