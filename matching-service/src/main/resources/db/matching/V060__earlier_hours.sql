-- Hours that a town kept before it had the platform; they belong to no task of it, but to the record
-- they were brought from.
alter table matching.hours_entry
    alter column assignment_id drop not null,
    add column origin text,
    add constraint hours_entry_origin_ck check (
        (assignment_id is null) = (origin is not null)
        and char_length(origin) between 1 and 200);
