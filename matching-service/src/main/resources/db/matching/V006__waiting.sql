-- The round in which the resident was last told that no team is free: once in each.
alter table matching.dispatch_case
    add column waiting_told_in integer not null default 0;
