-- Which request is handled together with which other one: its resident hears what becomes of that one.
alter table request_facts add column merged_into uuid;
create index request_facts_merged_into_idx on request_facts (merged_into) where merged_into is not null;
