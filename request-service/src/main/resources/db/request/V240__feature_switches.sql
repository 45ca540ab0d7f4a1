-- Optional features, switched by administrators of everywhere: one row for each change, with what the
-- switch said before and says after it, who, when and why. Rows are only added; the newest one of a
-- feature counts, and DEFAULT goes back to the configuration. Numbers have no gaps, so that whoever
-- follows them misses none. Which features there are, each release knows for itself.
create table feature_switch (
    number     bigint      not null,
    feature    text        not null,
    before     text        not null,
    after      text        not null,
    changed_by uuid        not null,
    changed_at timestamptz not null default clock_timestamp(),
    reason     text        not null,
    constraint feature_switch_pk primary key (number),
    constraint feature_switch_number_ck check (number > 0),
    constraint feature_switch_feature_form check (feature ~ '^[a-z0-9-]{1,40}$'),
    constraint feature_switch_position_known check (
        before in ('ON', 'OFF', 'DEFAULT') and after in ('ON', 'OFF', 'DEFAULT')),
    constraint feature_switch_moves check (before <> after),
    constraint feature_switch_reason_ck check (length(reason) between 1 and 200)
);
create index feature_switch_feature_idx on feature_switch (feature, number desc);

grant select, insert on feature_switch to ${runtimeRole};
