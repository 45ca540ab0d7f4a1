-- Who saw or changed what. Each entry carries the hash of the one before it, so that a changed or
-- removed entry shows; the runtime role can add entries only through append_audit.
create table audit_entry (
    number        bigint      not null,
    at            timestamptz not null,
    actor         uuid,
    action        text        not null,
    subject       text        not null,
    reason        text        not null,
    source        text        not null,
    previous_hash bytea       not null,
    hash          bytea       not null,
    constraint audit_entry_pk primary key (number),
    constraint audit_entry_action_slug check (action ~ '^[a-z][a-z-]*$')
);
create index audit_entry_subject_idx on audit_entry (subject);
create index audit_entry_actor_idx on audit_entry (actor);

-- Every part with its length, so that no two different entries give the same text.
create function audit_hash(entry audit_entry) returns bytea language sql immutable
    set search_path from current as $$
  select sha256(entry.previous_hash || convert_to(
    string_agg(length(part) || ':' || part, '' order by position), 'UTF8'))
  from unnest(array[
    entry.number::text,
    (extract(epoch from entry.at) * 1000000)::bigint::text,
    coalesce(entry.actor::text, ''),
    entry.action, entry.subject, entry.reason, entry.source])
    with ordinality as parts(part, position)
$$;

create function append_audit(
    the_actor uuid, the_action text, the_subject text, the_reason text, the_source text)
    returns bigint language plpgsql security definer set search_path from current as $$
declare
  entry audit_entry;
  last  audit_entry;
begin
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
  entry.previous_hash := coalesce(last.hash, sha256('first'));
  entry.hash := audit_hash(entry);
  insert into audit_entry select entry.*;
  return entry.number;
end
$$;

-- Number of the first entry that was changed or follows a missing one; null when all is well.
create function first_broken_audit() returns bigint language sql stable
    set search_path from current as $$
  select min(number)
  from (
    select e.number, e.hash, e.previous_hash, audit_hash(e) as right_hash,
      lag(e.hash, 1, sha256('first')) over (order by e.number) as right_previous,
      row_number() over (order by e.number) as right_number
    from audit_entry e) as chain
  where hash <> right_hash
     or previous_hash <> right_previous
     or number <> right_number
$$;

revoke all on function append_audit(uuid, text, text, text, text) from public;
grant execute on function append_audit(uuid, text, text, text, text) to ${runtimeRole};
grant select on audit_entry to ${runtimeRole};
