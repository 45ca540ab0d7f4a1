-- Figures of a long history are read from sums by day and month (decision 0038). A case is summed once
-- time alone can no longer change what it counts for; until then, and whenever an event changes it, it is
-- loose and read as a row. So every case is counted once: in the sums, or as a row.
alter table figure_case add column summed boolean not null default false;
create index figure_case_loose_idx on figure_case (generation, origin, submitted_at) where not summed;

-- What a case was when it was summed, if it is loose again: it is still in the sums, so it counts as minus
-- one. The whole row, whatever columns the table will have. A case may come loose twice before it is taken
-- out of the sums, so nothing here is unique.
create table figure_was (
    generation int   not null,
    was        jsonb not null,
    constraint figure_was_generation_fk foreign key (generation) references figure_generation (number)
);
create index figure_was_generation_idx on figure_was (generation);

create function figure_case_comes_loose() returns trigger
    language plpgsql
    set search_path from current
as $$
begin
    insert into figure_was (generation, was) values (old.generation, to_jsonb(old));
    new.summed := false;
    return new;
end
$$;
create trigger figure_case_comes_loose
    before update on figure_case
    for each row
    when (old.summed and new.summed and old is distinct from new)
    execute function figure_case_comes_loose();

-- One number per day or month, and area or other key. It holds the counts of all figures side by side,
-- each in digits of its own, so that adding two of these numbers adds every count. spreads does the same for
-- how many cases took how long, where that is kept.
create table figure_sum (
    generation int              not null,
    origin     text             not null,
    cube       text             not null,
    step       text             not null,
    day        date             not null,
    area       text collate "C" not null,
    key        text collate "C" not null,
    cases      bigint           not null,
    counts     numeric          not null,
    spreads    numeric,
    constraint figure_sum_pk primary key (generation, origin, cube, step, day, area, key),
    constraint figure_sum_generation_fk foreign key (generation) references figure_generation (number),
    constraint figure_sum_step_known check (step in ('DAY', 'MONTH'))
);

-- By which definitions a generation was summed. Whoever has others reads rows, and clears the sums once.
create table figure_summing (
    generation  int  not null,
    definitions text not null,
    state       text not null,
    constraint figure_summing_pk primary key (generation),
    constraint figure_summing_generation_fk foreign key (generation) references figure_generation (number),
    constraint figure_summing_state_known check (state in ('CLEARING', 'SUMMED'))
);

-- The cases of a county or of one of its towns in a period, without those of everybody else.
create index figure_case_place_idx
    on figure_case (generation, origin, left(area, 6), submitted_at, area text_pattern_ops);

-- The times the dashboard shows a median of, in the words of Figure; other words only make it slow.
create index figure_case_first_response_idx on figure_case (generation, origin,
    cast(extract(epoch from responded_at - submitted_at) as double precision),
    submitted_at, area text_pattern_ops);
create index figure_case_handling_idx on figure_case (generation, origin,
    cast(extract(epoch from completed_at - accepted_at - make_interval(secs => paused_seconds))
        as double precision),
    submitted_at, area text_pattern_ops);

grant select, insert, update, delete on figure_was, figure_sum, figure_summing to ${runtimeRole};
