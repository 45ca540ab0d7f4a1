-- A search that waits for its wished time: its team is asked when its timer ends, not before.
alter table matching.dispatch_case
    drop constraint dispatch_case_state_ck,
    drop constraint dispatch_case_timer_ck;
alter table matching.dispatch_case
    add constraint dispatch_case_state_ck
        check (state in ('SEARCHING', 'PLANNED', 'OFFERED', 'ASSIGNED', 'DELIVERED', 'CLOSED')),
    add constraint dispatch_case_timer_ck
        check (next_step_at is null or state in ('SEARCHING', 'PLANNED', 'OFFERED', 'ASSIGNED')),
    add constraint dispatch_case_planned_ck
        check (state <> 'PLANNED' or next_step_at is not null);
create index dispatch_case_planned_idx on matching.dispatch_case (dispatch_area, next_step_at)
    where state = 'PLANNED';
