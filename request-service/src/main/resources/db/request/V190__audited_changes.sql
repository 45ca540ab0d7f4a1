-- An entry says where it belongs and, of a change, what was there before and what is there after.
alter table audit_entry
    add column area   text not null default '',
    add column before text not null default '',
    add column after  text not null default '',
    add constraint audit_entry_area_code check (area ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$');
create index audit_entry_action_idx on audit_entry (action, number);

-- Entries from before have none of the three, and keep their hash.
create or replace function audit_hash(entry audit_entry) returns bytea language sql immutable
    set search_path from current as $$
  select sha256(entry.previous_hash || convert_to(
    string_agg(length(part) || ':' || part, '' order by position), 'UTF8'))
  from unnest(array[
    entry.number::text,
    (extract(epoch from entry.at) * 1000000)::bigint::text,
    coalesce(entry.actor::text, ''),
    entry.action, entry.subject, entry.reason, entry.source]
    || case when entry.area || entry.before || entry.after = '' then array[]::text[]
       else array[entry.area, entry.before, entry.after] end)
    with ordinality as parts(part, position)
$$;

-- An area that is not given is that of the request it is about.
create function append_audit(
    the_actor uuid, the_action text, the_subject text, the_reason text, the_source text,
    the_area text, the_before text, the_after text)
    returns bigint language plpgsql security definer set search_path from current as $$
declare
  entry audit_entry;
  last  audit_entry;
begin
  entry.area := the_area;
  if the_area = '' and the_subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select r.area_code into entry.area from request r where r.id = the_subject::uuid;
  end if;
  -- One writer at a time, until the end of this transaction.
  lock table audit_entry in share row exclusive mode;
  select * into last from audit_entry order by number desc limit 1;
  entry.number := coalesce(last.number, 0) + 1;
  entry.at := date_trunc('microseconds', clock_timestamp());
  entry.actor := the_actor;
  entry.action := the_action;
  entry.subject := the_subject;
  entry.reason := the_reason;
  entry.source := the_source;
  entry.area := coalesce(entry.area, '');
  entry.before := the_before;
  entry.after := the_after;
  entry.previous_hash := coalesce(last.hash, sha256('first'));
  entry.hash := audit_hash(entry);
  insert into audit_entry select entry.*;
  return entry.number;
end
$$;

create or replace function append_audit(
    the_actor uuid, the_action text, the_subject text, the_reason text, the_source text)
    returns bigint language sql security definer set search_path from current as $$
  select append_audit(the_actor, the_action, the_subject, the_reason, the_source, '', '', '')
$$;

revoke all on function append_audit(uuid, text, text, text, text, text, text, text) from public;
grant execute on function append_audit(uuid, text, text, text, text, text, text, text)
    to ${runtimeRole};
