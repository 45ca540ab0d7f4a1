-- The code of an offer in a text message, so that "1 4821" answers that offer and no other. The phone
-- it went to is kept as a keyed hash: enough to know who answers, too little to call anybody.
create table reply_code (
    message_id uuid        not null,
    phone_hash bytea       not null,
    code       text        not null,
    person_id  uuid        not null,
    request_id uuid        not null,
    offer_id   uuid        not null,
    answer_by  timestamptz not null,
    ended_at   timestamptz,
    accepts    boolean,
    constraint reply_code_pk primary key (message_id),
    constraint reply_code_message_fk foreign key (message_id) references message (id),
    constraint reply_code_code_ck check (code ~ '^[0-9]{4}$'),
    constraint reply_code_answered_ck check (accepts is null or ended_at is not null)
);
create unique index reply_code_open_idx on reply_code (phone_hash, code) where ended_at is null;
create index reply_code_known_idx on reply_code (phone_hash, code, answer_by);
create index notice_offer_idx on notice (offer_id) where offer_id is not null;

grant select, insert, update on reply_code to ${runtimeRole};
