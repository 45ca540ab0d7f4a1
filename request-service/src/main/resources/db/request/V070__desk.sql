-- The forms of an operator, sealed; one is at hand, the others are put aside.
create table desk_draft (
    id             uuid        not null,
    operator_id    uuid        not null,
    at_hand        boolean     not null,
    call_id        text,
    answers_sealed text        not null,
    began_at       timestamptz not null default now(),
    changed_at     timestamptz not null default now(),
    constraint desk_draft_pk primary key (id),
    constraint desk_draft_operator_fk foreign key (operator_id) references person (id)
);
create unique index desk_draft_at_hand_unique on desk_draft (operator_id) where at_hand;
create index desk_draft_operator_idx on desk_draft (operator_id);
create index desk_draft_age_idx on desk_draft (changed_at);

-- Which operator took which order for a caller, and in which call of the telephone system.
create table desk_order (
    request_id  uuid not null,
    operator_id uuid not null,
    call_id     text,
    constraint desk_order_pk primary key (request_id),
    constraint desk_order_request_fk foreign key (request_id) references request (id),
    constraint desk_order_operator_fk foreign key (operator_id) references person (id)
);
create index desk_order_operator_idx on desk_order (operator_id);

-- Sentences operators type again and again; the empty area is everywhere.
create table quick_phrase (
    area_code text not null,
    code      text not null,
    words     text not null,
    constraint quick_phrase_pk primary key (area_code, code),
    constraint quick_phrase_code_form check (code ~ '^[a-z0-9]{1,8}$'),
    constraint quick_phrase_words_length check (length(words) between 1 and 200),
    constraint quick_phrase_area_code check (area_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$')
);

-- What every desk starts with; an administrator may change or remove each of them.
insert into quick_phrase (area_code, code, words) values
    ('', 'dj', '老人独居，行动不便，请上门时多等一会儿。'),
    ('', 'dh', '上门前请先打电话。'),
    ('', 'mt', '没有电梯，请走楼梯。'),
    ('', 'gz', '家里有狗，请先打电话再敲门。'),
    ('', 'ny', '只会说方言，请派懂本地话的志愿者。');

-- What operators should know about an item beyond the catalogue.
create table knowledge_note (
    item_code  text        not null,
    words      text        not null,
    changed_by uuid        not null,
    changed_at timestamptz not null default now(),
    constraint knowledge_note_pk primary key (item_code),
    constraint knowledge_note_item_fk foreign key (item_code) references service_item (code),
    constraint knowledge_note_person_fk foreign key (changed_by) references person (id),
    constraint knowledge_note_words_length check (length(words) between 1 and 1000)
);
create index knowledge_note_person_idx on knowledge_note (changed_by);

-- How the names of areas are spelled: each reading after a space, initials first.
create table area_spelling (
    area_code text not null,
    spelled   text not null,
    constraint area_spelling_pk primary key (area_code),
    constraint area_spelling_area_fk foreign key (area_code) references area (code)
);

grant select, insert, update, delete on desk_draft, quick_phrase, knowledge_note to ${runtimeRole};
grant select, insert on desk_order, area_spelling to ${runtimeRole};
