-- Whether somebody may go anywhere at all. Whoever was never told of was made known by an
-- administrator and may.
create function matching.may_serve(person uuid) returns boolean
    language sql stable as
$$
    select not exists (
        select from matching.volunteer v where v.person_id = person and v.state <> 'ACTIVE')
$$;

-- The engine proposes to teams, never to persons, so nobody can be taken out of its proposals.
drop table matching.volunteer_unproposed;
