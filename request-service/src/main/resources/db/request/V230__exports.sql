-- Lists that are wanted as files. What is in one is fixed when it is ordered; a file with personal data
-- needs a purpose and a second person (decision 0041). state: LISTING its rows are being noted, ASKED it
-- waits for the second person, QUEUED, RUNNING, DONE the file is there; the others are ends.
create table export_job (
    id              uuid        not null,
    ordered_by      uuid        not null,
    ordered_at      timestamptz not null default clock_timestamp(),
    areas           text[]      not null,
    source          text        not null,
    words           text        not null,
    language        text        not null,
    chosen          text[]      not null,
    form            text        not null,
    personal        boolean     not null,
    purpose         text,
    state           text        not null default 'LISTING',
    rows_expected   int         not null default 0,
    rows_done       int         not null default 0,
    rows_written    int         not null default 0,
    approve_by      timestamptz,
    decided_by      uuid,
    decided_at      timestamptz,
    refusal         text,
    attempts        int         not null default 0,
    lease_owner     uuid,
    lease_until     timestamptz,
    written_by      uuid,
    file_bytes      bigint      not null default 0,
    finished_at     timestamptz,
    kept_until      timestamptz,
    downloads       int         not null default 0,
    most_downloads  int         not null,
    constraint export_job_pk primary key (id),
    constraint export_job_account_fk foreign key (ordered_by) references account (person_id),
    constraint export_job_decided_fk foreign key (decided_by) references account (person_id),
    constraint export_job_source_known check (source in ('CASES', 'WORK')),
    constraint export_job_form_known check (form in ('CSV', 'XLSX')),
    constraint export_job_state_known check (state in (
        'LISTING', 'ASKED', 'QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'EXPIRED', 'CANCELLED', 'FAILED',
        'REMOVED')),
    constraint export_job_somewhere check (cardinality(areas) > 0 and cardinality(chosen) > 0),
    constraint export_job_purpose_told check (personal = (purpose is not null)),
    constraint export_job_two_people check (decided_by <> ordered_by),
    constraint export_job_decided_whole check ((decided_by is null) = (decided_at is null)),
    constraint export_job_refusal_told check ((state = 'REFUSED') = (refusal is not null)),
    constraint export_job_personal_approved check (
        not personal or decided_by is not null or state not in ('QUEUED', 'RUNNING', 'DONE', 'REMOVED')),
    constraint export_job_asked_until check (state <> 'ASKED' or approve_by is not null),
    constraint export_job_lease_whole check (
        (lease_owner is null) = (lease_until is null) and (lease_owner is not null) = (state = 'RUNNING')),
    constraint export_job_done_whole check (
        state <> 'DONE' or (written_by is not null and kept_until is not null)),
    constraint export_job_downloads_left check (downloads between 0 and most_downloads)
);
create index export_job_owner_idx on export_job (ordered_by, ordered_at);
create index export_job_decided_idx on export_job (decided_by);
create index export_job_open_idx on export_job (ordered_at)
    where state in ('LISTING', 'ASKED', 'QUEUED', 'RUNNING', 'DONE');
-- One at a time for each person, whatever the instances do.
create unique index export_job_one_each_idx on export_job (ordered_by) where state = 'RUNNING';

-- The cases of a list as it was when it was ordered, in its order; removed with the last use of it.
create table export_row (
    job_id   uuid not null,
    position int  not null,
    case_id  uuid not null,
    constraint export_row_pk primary key (job_id, position),
    constraint export_row_job_fk foreign key (job_id) references export_job (id)
);

-- The file in packed and sealed pieces. Each attempt writes its own; those of the one that came to the
-- end are the file.
create table export_piece (
    job_id uuid  not null,
    writer uuid  not null,
    number int   not null,
    sealed bytea not null,
    constraint export_piece_pk primary key (job_id, writer, number),
    constraint export_piece_job_fk foreign key (job_id) references export_job (id)
);

-- Whether somebody answers for the whole of a list today: as official or administrator. The empty area
-- is everywhere; whoever lost the right, or the account, answers for nothing.
create function may_export(person uuid, areas text[]) returns boolean language sql stable
    set search_path from current as $$
  select bool_and(exists (
    select
    from authority h
    join account a on a.person_id = h.person_id and a.disabled_at is null
    where h.person_id = person
      and h.role in ('OFFICIAL', 'ADMINISTRATOR')
      and starts_with(wanted, h.area)))
  from unnest(areas) as wanted
$$;

-- Nobody approves or refuses what is not theirs to answer for; a column cannot say that.
create function require_entitled_decision() returns trigger language plpgsql
    set search_path from current as $$
begin
  if not may_export(new.decided_by, new.areas) then
    raise exception 'the second person of export % does not answer for its areas', new.id
      using errcode = 'check_violation', constraint = 'export_job_decider_entitled';
  end if;
  return new;
end
$$;
create trigger export_job_decider_entitled before insert or update of decided_by on export_job
    for each row when (new.decided_by is not null) execute function require_entitled_decision();

grant select, insert, update on export_job to ${runtimeRole};
grant select, insert, delete on export_row, export_piece to ${runtimeRole};
grant execute on function may_export(uuid, text[]) to ${runtimeRole};
