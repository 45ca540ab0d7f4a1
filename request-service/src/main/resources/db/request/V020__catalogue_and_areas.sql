-- What can be ordered. Rows are brought in at start-up and edited by administrators later on.
create table service_group (
    code     text not null,
    name_zh  text not null,
    name_en  text not null,
    position int  not null,
    constraint service_group_pk primary key (code),
    constraint service_group_code_form check (code ~ '^[A-Z]{2}$')
);

create table skill (
    code       text not null,
    name_zh    text not null,
    name_en    text not null,
    credential text not null,
    constraint skill_pk primary key (code),
    constraint skill_code_form check (code ~ '^S[0-9]{2}$')
);

create table service_item (
    code           text   not null,
    group_code     text   not null,
    name_zh        text   not null,
    name_en        text   not null,
    skills         text[] not null,
    urgency        text   not null,
    accept_seconds bigint not null,
    finish_seconds bigint not null,
    flags          text[] not null,
    position       int    not null,
    constraint service_item_pk primary key (code),
    constraint service_item_group_fk foreign key (group_code) references service_group (code),
    constraint service_item_code_form check (code ~ '^[A-Z]{2}[0-9]{2}$'),
    constraint service_item_urgency_known check (urgency in ('U1', 'U2', 'U3', 'U4')),
    constraint service_item_clocks_ordered check (0 < accept_seconds and accept_seconds <= finish_seconds)
);
create index service_item_group_idx on service_item (group_code);

-- The administrative tree. Centres are sampled inside the county's outline (模拟坐标).
create table area (
    code        text not null,
    name        text not null,
    level       text not null,
    parent_code text,
    longitude   double precision,
    latitude    double precision,
    constraint area_pk primary key (code),
    constraint area_parent_fk foreign key (parent_code) references area (code),
    constraint area_code_form check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    constraint area_level_known check (level in ('province', 'city', 'county', 'town', 'village')),
    constraint area_centre_whole check ((longitude is null) = (latitude is null))
);
create index area_parent_idx on area (parent_code);

grant select, insert, update on service_group, skill, service_item, area to ${runtimeRole};
