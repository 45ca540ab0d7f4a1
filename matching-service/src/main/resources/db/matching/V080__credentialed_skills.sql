-- Whether nobody counts as having a skill without a proof; null where that was not told, and for items.
alter table matching.code_name
    add column credentialed boolean;
