-- Hours as matching-service tells them, for certificates. Rows are never deleted.
create table hours_fact (
    entry_id     uuid        not null,
    person_id    uuid        not null,
    team_id      uuid        not null,
    request_id   uuid        not null,
    item_code    text,
    served_from  timestamptz,
    served_until timestamptz,
    minutes      int         not null,
    rung         text        not null,
    state        text        not null,
    recorded_at  timestamptz not null,
    settled_at   timestamptz,
    constraint hours_fact_pk primary key (entry_id),
    constraint hours_fact_state_known check (state in ('RECORDED', 'CONFIRMED', 'VOIDED')),
    constraint hours_fact_rung_known check (rung in ('E0', 'E1', 'E2', 'E3', 'E4')),
    constraint hours_fact_minutes check (minutes >= 0)
);
create index hours_fact_person_idx on hours_fact (person_id, served_from) where state = 'CONFIRMED';
create index hours_fact_team_idx on hours_fact (team_id, served_from) where state = 'CONFIRMED';

-- What a team is called and where it belongs.
create table certificate_team (
    team_id   uuid not null,
    name      text not null,
    area_code text not null,
    constraint certificate_team_pk primary key (team_id)
);

-- Who issues certificates for the teams of an area and whatever lies inside it.
create table certificate_issuer (
    area_code  text        not null,
    name       text        not null,
    in_charge  text        not null,
    handler    text        not null,
    contact    text        not null,
    changed_by uuid        not null,
    changed_at timestamptz not null default clock_timestamp(),
    constraint certificate_issuer_pk primary key (area_code),
    constraint certificate_issuer_area check (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
    constraint certificate_issuer_whole check (
        length(name) between 1 and 60
        and length(in_charge) between 1 and 30
        and length(handler) between 1 and 30
        and length(contact) between 1 and 60)
);

-- A certificate, as it was issued. Whether it still holds follows from the entries it names.
create table certificate (
    number         text        not null,
    person_id      uuid        not null,
    -- The team it was issued for; null when it covers all teams of the issuer's area.
    team_id        uuid,
    from_day       date        not null,
    until_day      date        not null,
    minutes        int         not null,
    -- Minutes that stand on a leader's word alone, which it shows apart.
    apart_minutes  int         not null,
    issuer_area    text        not null,
    issuer_name    text        not null,
    issued_at      timestamptz not null,
    issued_by      uuid        not null,
    shows_name     boolean     not null,
    content_sealed text        not null,
    content_hash   bytea       not null,
    -- The same hours of the same person are certified once.
    content_key    bytea       not null,
    file_hash      bytea       not null,
    file_sealed    bytea       not null,
    revoked_at     timestamptz,
    revoked_by     uuid,
    revoked_for    text,
    replaced_by    text,
    constraint certificate_pk primary key (number),
    constraint certificate_file_unique unique (file_hash),
    constraint certificate_replaced_fk foreign key (replaced_by) references certificate (number),
    constraint certificate_period check (until_day >= from_day),
    constraint certificate_minutes check (minutes >= 0 and apart_minutes >= 0),
    constraint certificate_revoked_whole check (
        (revoked_at is null) = (revoked_by is null)
        and (revoked_at is null) = (revoked_for is null))
);
create unique index certificate_once_idx on certificate (content_key) where revoked_at is null;
create index certificate_person_idx on certificate (person_id, issued_at);
create index certificate_area_idx on certificate (issuer_area text_pattern_ops, issued_at);
create index certificate_replaced_idx on certificate (replaced_by) where replaced_by is not null;

create table certificate_entry (
    number   text not null,
    entry_id uuid not null,
    constraint certificate_entry_pk primary key (number, entry_id),
    constraint certificate_entry_number_fk foreign key (number) references certificate (number),
    constraint certificate_entry_fact_fk foreign key (entry_id) references hours_fact (entry_id)
);
create index certificate_entry_fact_idx on certificate_entry (entry_id);

grant select, insert, update on hours_fact, certificate_team, certificate_issuer, certificate
    to ${runtimeRole};
grant select, insert on certificate_entry to ${runtimeRole};
