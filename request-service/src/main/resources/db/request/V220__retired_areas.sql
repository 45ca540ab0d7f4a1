-- An area nobody can order for any more. What runs there goes on, and its code stays for ever: it is
-- the beginning of other codes, of rights and of everything that was counted.
alter table area add column retired_at timestamptz;
create index area_retired_idx on area (code) where retired_at is not null;
