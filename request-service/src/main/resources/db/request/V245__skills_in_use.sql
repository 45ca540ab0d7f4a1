-- The list of skills is edited while it is in use, like the menu: every version of a skill stays. What
-- proof a skill takes is said in both languages.
alter table skill
    add column version       int         not null default 1,
    add column retired_at    timestamptz,
    add column credential_zh text        not null default '';

update skill
set credential_zh = case credential
  when '' then ''
  when 'certificate' then '培训证书'
  when 'required for therapy' then '做心理治疗要有证件'
  when 'required for locks' then '开锁要有证件'
  when 'required for filing' then '代办报税要有证件'
  else '要有证件'
end;

alter table skill
    add constraint skill_credential_in_both check ((credential = '') = (credential_zh = ''));

create table skill_version (
    code          text        not null,
    version       int         not null,
    name_zh       text        not null,
    name_en       text        not null,
    credential    text        not null,
    credential_zh text        not null,
    retired       boolean     not null,
    made_at       timestamptz not null default clock_timestamp(),
    constraint skill_version_pk primary key (code, version),
    constraint skill_version_skill_fk foreign key (code) references skill (code)
);

insert into skill_version (code, version, name_zh, name_en, credential, credential_zh, retired)
select code, version, name_zh, name_en, credential, credential_zh, false
from skill;

-- Whoever writes a skill, its version is kept as it was at that moment; a version says one thing only.
create function skill_kept() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.version = old.version
      and (new.name_zh, new.name_en, new.credential, new.credential_zh, new.retired_at)
        is distinct from
          (old.name_zh, old.name_en, old.credential, old.credential_zh, old.retired_at) then
    raise exception using
      errcode = 'check_violation',
      message = 'Another content of a skill is another version.',
      constraint = 'skill_version_says_one_thing';
  end if;
  insert into skill_version (code, version, name_zh, name_en, credential, credential_zh, retired)
  values (
    new.code, new.version, new.name_zh, new.name_en, new.credential, new.credential_zh,
    new.retired_at is not null)
  on conflict on constraint skill_version_pk do nothing;
  return null;
end
$$;
create trigger skill_kept after insert or update on skill
    for each row execute function skill_kept();

-- What can be ordered needs no skill that nobody can have any more. Whoever retires a skill has its row,
-- and whoever saves an item shares the rows of its skills, so that neither misses the other.
create function retired_skill_unneeded() returns trigger language plpgsql
    set search_path from current as $$
begin
  if exists (select from service_item i where i.retired_at is null and new.code = any (i.skills)) then
    raise exception using
      errcode = 'check_violation',
      message = 'An item in use needs this skill.',
      constraint = 'skill_needed_by_item';
  end if;
  return null;
end
$$;
create trigger retired_skill_unneeded after update on skill
    for each row when (old.retired_at is null and new.retired_at is not null)
    execute function retired_skill_unneeded();

create function item_needs_skills_in_use() returns trigger language plpgsql
    set search_path from current as $$
begin
  perform from skill where code = any (new.skills) order by code for share;
  if exists (select from skill where code = any (new.skills) and retired_at is not null) then
    raise exception using
      errcode = 'check_violation',
      message = 'A skill this item needs is retired.',
      constraint = 'item_skill_in_use';
  end if;
  return new;
end
$$;
-- Before the row is written, because both sides take the rows of skills first and the audit log after.
create trigger item_needs_skills_in_use before insert or update on service_item
    for each row when (new.retired_at is null)
    execute function item_needs_skills_in_use();

grant select on skill_version to ${runtimeRole};
