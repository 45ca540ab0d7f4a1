-- The instances of this service, as each says of itself every ten seconds. Whoever ends cleanly takes
-- its row away; whoever was killed is missed for an hour and then forgotten.
create table if not exists service_instance (
    id             uuid        not null,
    name           text        not null,
    started_at     timestamptz not null default clock_timestamp(),
    seen_at        timestamptz not null default clock_timestamp(),
    idle_listeners int         not null,
    constraint service_instance_pk primary key (id)
);
grant select, insert, update, delete on service_instance to ${runtimeRole};
