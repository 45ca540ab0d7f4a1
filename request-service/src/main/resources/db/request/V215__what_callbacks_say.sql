-- What the three rates of call-backs need besides the verdict: whether whoever handled a request had been in
-- touch with the resident, and how satisfied the resident is.
alter table callback_try
    add column contacted boolean,
    add column stars     int,
    add constraint callback_try_stars check (stars between 1 and 5),
    add constraint callback_try_answered check (
        outcome in ('RESOLVED', 'UNRESOLVED') or (contacted is null and stars is null));
