-- Choices of the dashboard that a person keeps under a name.
create table saved_view (
    id        uuid        not null,
    person_id uuid        not null,
    name      text        not null,
    words     text        not null,
    saved_at  timestamptz not null default clock_timestamp(),
    constraint saved_view_pk primary key (id),
    constraint saved_view_person_fk foreign key (person_id) references person (id),
    constraint saved_view_name_once unique (person_id, name),
    constraint saved_view_name_length check (length(name) between 1 and 40),
    constraint saved_view_words_length check (length(words) <= 2000)
);

-- What was accepted, delivered and judged today is asked for every few seconds.
create index figure_case_accepted_idx on figure_case (generation, origin, accepted_at)
    where accepted_at is not null;
create index figure_case_delivered_idx on figure_case (generation, origin, delivered_at)
    where delivered_at is not null;
create index figure_case_evaluated_idx on figure_case (generation, origin, evaluated_at)
    where evaluated_at is not null;

grant select, insert, update, delete on saved_view to ${runtimeRole};
