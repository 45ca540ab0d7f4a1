-- Names of items and skills that differ from what this release ships: new ones, renamed ones, and
-- those that are no longer in use.
create table matching.code_name (
    code    text    not null,
    kind    text    not null,
    chinese text    not null,
    english text    not null,
    retired boolean not null,
    constraint code_name_pk primary key (code),
    constraint code_name_kind_ck check (kind in ('ITEM', 'SKILL'))
);

grant select, insert, update on matching.code_name to ${runtimeRole};
