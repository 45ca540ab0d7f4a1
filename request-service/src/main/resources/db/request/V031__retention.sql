-- When the personal fields of a closed request were emptied; everything that is counted stays.
alter table request add column deidentified_at timestamptz;
alter table request add constraint request_deidentified_empty check (
    deidentified_at is null
    or closed_at is not null
        and coalesce(name_sealed, phone_sealed, phone_hash, address_sealed, words_sealed, point_sealed)
            is null);
create index request_retention_idx on request (closed_at)
    where closed_at is not null and deidentified_at is null;

grant update (words_sealed) on evaluation to ${runtimeRole};
