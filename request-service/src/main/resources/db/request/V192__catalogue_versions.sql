-- The menu is edited while it is in use: every version of an item stays, and a request names the one
-- it was born with.
alter table service_item
    add column version    int         not null default 1,
    add column retired_at timestamptz;

create table service_item_version (
    code           text        not null,
    version        int         not null,
    group_code     text        not null,
    name_zh        text        not null,
    name_en        text        not null,
    skills         text[]      not null,
    urgency        text        not null,
    accept_seconds bigint      not null,
    finish_seconds bigint      not null,
    flags          text[]      not null,
    made_at        timestamptz not null default clock_timestamp(),
    constraint service_item_version_pk primary key (code, version),
    constraint service_item_version_item_fk foreign key (code) references service_item (code)
);

insert into service_item_version (
  code, version, group_code, name_zh, name_en, skills, urgency, accept_seconds, finish_seconds, flags)
select code, version, group_code, name_zh, name_en, skills, urgency, accept_seconds, finish_seconds,
  flags
from service_item;

-- Whoever writes an item, its version is kept as it was at that moment; a version says one thing only.
create function service_item_kept() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.version = old.version
      and (new.group_code, new.name_zh, new.name_en, new.skills, new.urgency, new.accept_seconds,
           new.finish_seconds, new.flags)
        is distinct from
          (old.group_code, old.name_zh, old.name_en, old.skills, old.urgency, old.accept_seconds,
           old.finish_seconds, old.flags) then
    raise exception using
      errcode = 'check_violation',
      message = 'Another content of a service item is another version.',
      constraint = 'service_item_version_says_one_thing';
  end if;
  insert into service_item_version (
    code, version, group_code, name_zh, name_en, skills, urgency, accept_seconds, finish_seconds,
    flags)
  values (
    new.code, new.version, new.group_code, new.name_zh, new.name_en, new.skills, new.urgency,
    new.accept_seconds, new.finish_seconds, new.flags)
  on conflict on constraint service_item_version_pk do nothing;
  return null;
end
$$;
create trigger service_item_kept after insert or update on service_item
    for each row execute function service_item_kept();

alter table request
    add column item_version int not null default 1,
    add constraint request_item_version_fk
        foreign key (item_code, item_version) references service_item_version (code, version);
create index request_item_version_idx on request (item_code, item_version);

-- Tells every instance that there is something to read anew.
create table catalogue_revision (
    only_row boolean not null default true,
    revision bigint  not null default 0,
    constraint catalogue_revision_pk primary key (only_row),
    constraint catalogue_revision_single check (only_row)
);
insert into catalogue_revision default values;

create function catalogue_moved() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
  update catalogue_revision set revision = revision + 1;
  return null;
end
$$;
create trigger catalogue_moved_items after insert or update on service_item
    for each statement execute function catalogue_moved();
create trigger catalogue_moved_skills after insert or update on skill
    for each statement execute function catalogue_moved();

grant select on service_item_version, catalogue_revision to ${runtimeRole};
