-- Counts the orders of a county in a year; gaps are harmless.
create table order_sequence (
    county_code text   not null,
    year        int    not null,
    last        bigint not null,
    constraint order_sequence_pk primary key (county_code, year)
);

-- One need of one resident. Columns that end in _sealed hold encrypted text.
create table request (
    id              uuid        not null,
    order_number    text        not null,
    link_hash       bytea       not null,
    channel         text        not null,
    area_code       text        not null,
    item_code       text        not null,
    urgency         text        not null,
    state           text        not null,
    round           int         not null default 1,
    version         bigint      not null default 1,
    resident_id     uuid,
    language        text        not null default 'zh-CN',
    name_sealed     text,
    phone_sealed    text,
    phone_hash      text,
    address_sealed  text,
    words_sealed    text,
    point_sealed    text,
    wished_from     timestamptz,
    wished_until    timestamptz,
    consent_version text        not null,
    consented_at    timestamptz not null,
    submitted_at    timestamptz not null,
    accept_by       timestamptz not null,
    finish_by       timestamptz not null,
    team_id         uuid,
    team_name       text,
    delivered_at    timestamptz,
    closed_at       timestamptz,
    closure_reason  text,
    constraint request_pk primary key (id),
    constraint request_order_number_unique unique (order_number),
    constraint request_link_unique unique (link_hash),
    constraint request_area_fk foreign key (area_code) references area (code),
    constraint request_item_fk foreign key (item_code) references service_item (code),
    constraint request_state_known check (state in (
        'SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED', 'IN_SERVICE', 'DELIVERED',
        'RESOLVED', 'NOT_EVALUATED', 'WITHDRAWN')),
    constraint request_round_counts check (round >= 1),
    constraint request_wish_ordered check (wished_from < wished_until),
    constraint request_clocks_ordered check (accept_by <= finish_by),
    constraint request_closed_whole check (
        (state in ('RESOLVED', 'NOT_EVALUATED', 'WITHDRAWN')) = (closed_at is not null)
        and (closed_at is null) = (closure_reason is null)),
    constraint request_delivered_dated check (state <> 'DELIVERED' or delivered_at is not null)
);
create index request_area_idx on request (area_code text_pattern_ops, submitted_at);
create unique index request_resident_idx on request (resident_id);
create index request_item_idx on request (item_code);
create index request_phone_idx on request (phone_hash);
create index request_silence_idx on request (delivered_at) where state = 'DELIVERED';

-- Every step of a request, for its timeline; rows are only added.
create table request_step (
    request_id  uuid        not null,
    event_id    uuid        not null,
    kind        text        not null,
    round       int         not null,
    team_name   text,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint request_step_pk primary key (request_id, event_id, kind),
    constraint request_step_request_fk foreign key (request_id) references request (id)
);

-- The resident's verdicts; a reopened request keeps the old ones.
create table evaluation (
    request_id   uuid        not null,
    round        int         not null,
    resolved     boolean     not null,
    stars        int         not null,
    words_sealed text,
    evaluated_at timestamptz not null,
    constraint evaluation_pk primary key (request_id, round),
    constraint evaluation_request_fk foreign key (request_id) references request (id),
    constraint evaluation_stars_range check (stars between 1 and 5)
);

-- What a hotline called an order; the number is unique per API key.
create table hotline_order (
    hotline_key  uuid not null,
    their_number text not null,
    request_id   uuid not null,
    constraint hotline_order_pk primary key (hotline_key, their_number),
    constraint hotline_order_request_fk foreign key (request_id) references request (id)
);
create index hotline_order_request_idx on hotline_order (request_id);

-- Half-filled order forms, sealed, found by the hash of a cookie.
create table order_draft (
    draft_hash     text        not null,
    answers_sealed text        not null,
    changed_at     timestamptz not null default now(),
    constraint order_draft_pk primary key (draft_hash)
);
create index order_draft_age_idx on order_draft (changed_at);

-- Live pages wake by this; the payload is the id of the request.
create function announce_request_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('request_changed', new.id::text);
  return null;
end
$$;

create trigger request_changed
    after insert or update on request
    for each row execute function announce_request_change();

grant select, insert, update on order_sequence, request to ${runtimeRole};
grant select, insert on request_step, evaluation, hotline_order to ${runtimeRole};
grant select, insert, update, delete on order_draft to ${runtimeRole};
