-- Until when a password that somebody else made counts; null once its owner has chosen one. Whoever
-- signs in with it holds no role until then.
alter table account add column one_time_until timestamptz;

-- Somebody can always administer everything. Who takes the right away waits for whoever does the
-- same at this moment, and then sees what is left.
create function administrator_remains() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
  if tg_table_name = 'account' and not exists (
      select
      from authority
      where person_id = new.person_id and role = 'ADMINISTRATOR' and area = '') then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtext('administrator_remains'));
  if not exists (
      select
      from authority h
      join account a on a.person_id = h.person_id and a.disabled_at is null
      where h.role = 'ADMINISTRATOR' and h.area = '') then
    raise exception using
      errcode = 'check_violation',
      message = 'Nobody would be left to administer everything.',
      constraint = 'administrator_remains';
  end if;
  return null;
end
$$;

create constraint trigger administrator_remains_granted
    after delete on authority
    for each row when (old.role = 'ADMINISTRATOR' and old.area = '')
    execute function administrator_remains();

create constraint trigger administrator_remains_enabled
    after update of disabled_at on account
    for each row when (old.disabled_at is null and new.disabled_at is not null)
    execute function administrator_remains();

-- What a person may do, as the audit log names it: OFFICIAL@3608, OPERATOR@360802.
create function rights_of(the_person uuid) returns text language sql stable
    set search_path from current as $$
  select coalesce(string_agg(role || '@' || area, ', ' order by role, area), '')
  from authority
  where person_id = the_person
$$;
grant execute on function rights_of(uuid) to ${runtimeRole};

-- Whether an area lies in one of those somebody is responsible for; an empty prefix is everywhere.
create function lies_in_any(area text, prefixes text[]) returns boolean language sql immutable as $$
  select exists (select from unnest(prefixes) as prefix where starts_with(area, prefix))
$$;
grant execute on function lies_in_any(text, text[]) to ${runtimeRole};

create index webhook_delivery_given_up_idx on webhook_delivery (endpoint_id)
    where state = 'GIVEN_UP';
create index account_one_time_idx on account (person_id) where one_time_until is not null;
