-- Named jurisdictions of Open311. Every area is one by its code; a row gives it a readable id, and
-- maybe a service list of its own (JSON, checked when it was brought in; null means the catalogue).
create table open311_jurisdiction (
    id         text        not null,
    name       text        not null,
    area_code  text        not null,
    services   text,
    changed_at timestamptz not null default clock_timestamp(),
    changed_by uuid        not null,
    constraint open311_jurisdiction_pk primary key (id),
    constraint open311_jurisdiction_area_fk foreign key (area_code) references area (code),
    constraint open311_jurisdiction_id_form check (id ~ '^[A-Za-z0-9._-]{1,100}$')
);
create index open311_jurisdiction_area_idx on open311_jurisdiction (area_code);

-- Programs that may send requests; only the hash of their key is known.
create table open311_application (
    id             uuid        not null,
    name           text        not null,
    contact_sealed text        not null,
    jurisdictions  text[]      not null,
    test           boolean     not null,
    per_minute     int         not null,
    key_hash       bytea       not null,
    created_by     uuid        not null,
    created_at     timestamptz not null default clock_timestamp(),
    disabled_at    timestamptz,
    constraint open311_application_pk primary key (id),
    constraint open311_application_key_unique unique (key_hash),
    constraint open311_application_limited check (per_minute > 0)
);

-- What was posted by Open311 and is public from then on; whoever posted it stays sealed. A test
-- has no request behind it and never reaches a team. A batch waits for its request, sealed.
create table open311_request (
    id             uuid        not null,
    application_id uuid        not null,
    call_key       text,
    fingerprint    text        not null,
    test           boolean     not null,
    kind           text        not null,
    jurisdiction   text        not null,
    service_code   text        not null,
    item_code      text        not null,
    area_code      text        not null,
    request_id     uuid,
    waiting_sealed text,
    refused_at     timestamptz,
    contact_sealed text,
    description    text,
    address        text,
    longitude      double precision,
    latitude       double precision,
    media_urls     text[]      not null,
    attributes     text        not null,
    hidden         boolean     not null,
    posted_at      timestamptz not null default clock_timestamp(),
    closed_at      timestamptz,
    forgotten_at   timestamptz,
    constraint open311_request_pk primary key (id),
    constraint open311_request_call_unique unique (application_id, call_key),
    constraint open311_request_request_unique unique (request_id),
    constraint open311_request_application_fk
        foreign key (application_id) references open311_application (id),
    constraint open311_request_request_fk foreign key (request_id) references request (id),
    constraint open311_request_area_fk foreign key (area_code) references area (code),
    constraint open311_request_kind_known check (kind in ('REALTIME', 'BATCH', 'BLACKBOX')),
    constraint open311_request_point_whole check ((longitude is null) = (latitude is null)),
    constraint open311_request_test_alone check (not (test and request_id is not null)),
    constraint open311_request_waits_once check (not (waiting_sealed is not null and request_id is not null))
);
create index open311_request_area_idx on open311_request (area_code);
create index open311_request_waiting_idx on open311_request (posted_at) where waiting_sealed is not null;

-- Updates that programs sent; a repeated one gets the same answer.
create table open311_update (
    application_id uuid        not null,
    update_id      text        not null,
    public_id      uuid        not null,
    status         text        not null,
    outcome        text        not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    constraint open311_update_pk primary key (application_id, update_id),
    constraint open311_update_application_fk
        foreign key (application_id) references open311_application (id)
);
create index open311_update_public_idx on open311_update (public_id);

-- What anybody may know of a request: of those that came another way only what the catalogue, the
-- area and the clocks say.
create view open311_public as
select r.id, false as test, o.jurisdiction, o.service_code,
    coalesce(o.item_code, r.item_code) as item_code, r.area_code, r.channel, r.state, r.team_name,
    r.submitted_at as requested_at,
    coalesce(r.closed_at, greatest(r.submitted_at, (
        select max(s.recorded_at) from request_step s where s.request_id = r.id))) as updated_at,
    r.finish_by as expected_at, r.closed_at, o.description, o.address, o.attributes, o.media_urls,
    coalesce(o.longitude, a.longitude) as longitude, coalesce(o.latitude, a.latitude) as latitude,
    coalesce(o.hidden, false) as hidden
from request r
join area a on a.code = r.area_code
left join open311_request o on o.request_id = r.id
union all
select o.id, true, o.jurisdiction, o.service_code, o.item_code, o.area_code, 'OPEN311',
    case when o.closed_at is null then 'SUBMITTED' else 'WITHDRAWN' end, null, o.posted_at,
    coalesce(o.closed_at, o.posted_at), null, o.closed_at, o.description, o.address, o.attributes,
    o.media_urls, coalesce(o.longitude, a.longitude), coalesce(o.latitude, a.latitude), o.hidden
from open311_request o
join area a on a.code = o.area_code
where o.test;

grant select, insert, update on open311_jurisdiction, open311_application, open311_request,
    open311_update to ${runtimeRole};
grant select on open311_public to ${runtimeRole};
