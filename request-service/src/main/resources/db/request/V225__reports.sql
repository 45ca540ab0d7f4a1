-- Templates of reports that areas made for themselves; those that are shipped are files of the product.
-- Every version is kept, so that an issued report can be told by which words it was made.
create table report_template (
    id            uuid        not null,
    area_code     text        not null,
    version       int         not null,
    issues_itself boolean     not null,
    created_at    timestamptz not null default clock_timestamp(),
    retired_at    timestamptz,
    constraint report_template_pk primary key (id),
    constraint report_template_version_counts check (version >= 1)
);
create index report_template_area_idx on report_template (area_code) where retired_at is null;

create table report_template_version (
    template_id uuid        not null,
    version     int         not null,
    layout      text        not null,
    saved_by    uuid        not null,
    saved_at    timestamptz not null default clock_timestamp(),
    constraint report_template_version_pk primary key (template_id, version),
    constraint report_template_version_template_fk foreign key (template_id)
        references report_template (id)
);

-- Reports as they were handed in (出具). Once for an area, a template and a period; the runtime role can
-- neither change nor remove any. The report is text and not jsonb, because its hash is of every byte.
create table issued_report (
    id               uuid        not null,
    area_code        text        not null,
    template         text        not null,
    template_version int         not null,
    kind             text        not null,
    begins           timestamp   not null,
    ends             timestamp   not null,
    title_zh         text        not null,
    title_en         text        not null,
    report           text        not null,
    hash             text        not null,
    issued_by        uuid,
    issued_at        timestamptz not null default clock_timestamp(),
    constraint issued_report_pk primary key (id),
    constraint issued_report_once unique (area_code, template, begins, ends),
    constraint issued_report_kind_known check (kind in ('DAY', 'WEEK', 'MONTH', 'SPAN')),
    constraint issued_report_holds_time check (begins < ends),
    constraint issued_report_hash_whole check (hash ~ '^[0-9a-f]{64}$')
);
create index issued_report_ends_idx on issued_report (ends);

grant select, insert, update on report_template to ${runtimeRole};
grant select, insert on report_template_version to ${runtimeRole};
grant select, insert on issued_report to ${runtimeRole};
