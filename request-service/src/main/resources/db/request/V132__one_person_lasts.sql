-- Of two registrations that are one person, the one that lasts is not merged itself: two changes at
-- the same moment, one each way, would leave nobody.
create function one_person_lasts() returns trigger
    language plpgsql set search_path from current as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('one-person-lasts', 0));
  if exists (
      select from volunteer v where v.person_id = new.merged_into and v.state in ('MERGED', 'LEFT'))
  then
    raise exception 'The registration that is to last is none any more.'
        using errcode = 'check_violation', constraint = 'volunteer_one_lasts';
  end if;
  return new;
end
$$;
create trigger volunteer_one_lasts
    before insert or update of merged_into on volunteer
    for each row when (new.merged_into is not null)
    execute function one_person_lasts();
