-- A visit that was made took its team's day, whatever came of it; a task given back before did not.
create or replace function matching.day_has_room(team uuid, request uuid) returns boolean
    language plpgsql volatile
as
$$
begin
    return (
        select t.capacity_per_day is null or t.capacity_per_day > (
            select count(*)
            from matching.assignment a
            join matching.dispatch_case taken on taken.request_id = a.request_id
            where a.team_id = t.id
              and (a.state <> 'RELEASED' or a.result is not null)
              and matching.served_on(taken.wished_from, a.accepted_at)
                = matching.served_on(wanted.wished_from, now()))
        from matching.team t, matching.dispatch_case wanted
        where t.id = team
          and wanted.request_id = request);
end
$$;
