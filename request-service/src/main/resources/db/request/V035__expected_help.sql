-- When help is likely, where a step of a request can say so; never a promise.
alter table request_step
    add column expected_at timestamptz;
