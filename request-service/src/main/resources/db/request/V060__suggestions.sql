-- Words that speak for an item, edited by administrators; weight 0 switches one off, so that a word
-- that was taken out does not come back with the next start.
create table suggestion_word (
    word       text             not null,
    item_code  text             not null,
    weight     double precision not null,
    goes_first boolean          not null default false,
    constraint suggestion_word_pk primary key (word, item_code),
    constraint suggestion_word_item_fk foreign key (item_code) references service_item (code),
    constraint suggestion_word_length check (char_length(word) between 1 and 12),
    constraint suggestion_word_weight_range check (weight between 0 and 9)
);
create index suggestion_word_item_idx on suggestion_word (item_code);

-- Counts the changes of the words, so that every instance notices them.
create table suggestion_lexicon (
    only_row boolean not null default true,
    revision bigint  not null,
    constraint suggestion_lexicon_pk primary key (only_row),
    constraint suggestion_lexicon_one_row check (only_row)
);
insert into suggestion_lexicon (revision) values (0);

-- How often one or two neighbouring characters stood in words that were confirmed to mean an item.
-- The words themselves are kept nowhere.
create table suggestion_gram (
    item_code text   not null,
    gram      text   not null,
    seen      bigint not null,
    constraint suggestion_gram_pk primary key (item_code, gram),
    constraint suggestion_gram_item_fk foreign key (item_code) references service_item (code),
    constraint suggestion_gram_short check (char_length(gram) between 1 and 2),
    constraint suggestion_gram_seen check (seen > 0)
);

-- How often an item was confirmed; every instance rereads the counts of what moved.
create table suggestion_choice (
    item_code text   not null,
    choices   bigint not null,
    constraint suggestion_choice_pk primary key (item_code),
    constraint suggestion_choice_item_fk foreign key (item_code) references service_item (code)
);

-- What was suggested and what was chosen, in codes only.
create table suggestion_shown (
    id        uuid        not null,
    shown_at  timestamptz not null default clock_timestamp(),
    items     text[]      not null,
    chosen    text,
    chosen_at timestamptz,
    constraint suggestion_shown_pk primary key (id),
    constraint suggestion_shown_few check (cardinality(items) <= 3),
    constraint suggestion_shown_item_fk foreign key (chosen) references service_item (code),
    constraint suggestion_shown_chosen_whole check ((chosen is null) = (chosen_at is null))
);
create index suggestion_shown_age_idx on suggestion_shown (shown_at);
create index suggestion_shown_chosen_idx on suggestion_shown (chosen, chosen_at) where chosen is not null;

grant select, insert, update on suggestion_word, suggestion_lexicon, suggestion_gram, suggestion_choice
    to ${runtimeRole};
grant select, insert, update, delete on suggestion_shown to ${runtimeRole};
