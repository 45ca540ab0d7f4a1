-- What the slots of an area's teams are worth to needs that are still to come: one solve for each
-- area, the latest. A solve without prices says that there was nothing to learn from, or no scarcity.
create table matching.price_solve (
    dispatch_area text        not null,
    solved_at     timestamptz not null,
    expires_at    timestamptz not null,
    day_ends_at   timestamptz not null,
    sampled_days  integer     not null,
    constraint price_solve_pk primary key (dispatch_area),
    constraint price_solve_times_ck check (
        isfinite(solved_at)
        and expires_at > solved_at
        and expires_at <= solved_at + interval '1 day'
        and day_ends_at > solved_at
        and isfinite(day_ends_at))
);

-- In metres of regret; a team without a row costs nothing beside its way.
create table matching.team_price (
    team_id       uuid             not null references matching.team (id),
    dispatch_area text             not null references matching.price_solve (dispatch_area),
    metres        double precision not null,
    constraint team_price_pk primary key (team_id),
    constraint team_price_metres_ck check (metres >= 0)
);
create index team_price_area_idx on matching.team_price (dispatch_area);

-- Days of demand are sampled by area and hour.
create index dispatch_case_demand_idx on matching.dispatch_case (dispatch_area, round_began_at);

grant select, insert, update
    on matching.price_solve
    to ${runtimeRole};
grant select, insert, update, delete
    on matching.team_price
    to ${runtimeRole};
