-- What administrators say in the place of the shipped words, one row for each change: all of a kind's
-- words in one language, who, when and why. Rows are only added; the newest one of a kind and language
-- is in force, and one without words brings the shipped ones back. Numbers have no gaps, so that
-- whoever follows them misses none.
create table message_template (
    number     bigint      not null,
    kind       text        not null,
    language   text        not null,
    title      text,
    body       text,
    reply      text,
    changed_by uuid        not null,
    changed_at timestamptz not null default now(),
    reason     text        not null,
    constraint message_template_pk primary key (number),
    constraint message_template_number_ck check (number > 0),
    constraint message_template_language_known check (language in ('zh', 'en')),
    constraint message_template_whole check (
        (title is null) = (body is null) and (reply is null or body is not null)),
    constraint message_template_length check (
        length(title) between 1 and 60 and length(body) between 1 and 500 and length(reply) <= 120),
    constraint message_template_reason_ck check (length(reason) between 1 and 200)
);
create index message_template_kind_idx on message_template (kind, language, number desc);

grant select, insert on message_template to ${runtimeRole};
