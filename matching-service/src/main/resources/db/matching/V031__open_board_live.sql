-- Wakes the open board of leaders: "new" when a search reaches it, "taken" when it leaves it; with
-- the dispatch area and the request.
create function matching.announce_board() returns trigger
    language plpgsql as
$$
begin
    if tg_table_name = 'escalation' then
        perform pg_notify('matching_board', 'new ' || c.dispatch_area || ' ' || c.request_id)
        from matching.dispatch_case c
        where c.request_id = new.request_id;
    elsif new.state <> 'SEARCHING' then
        perform pg_notify('matching_board', 'taken ' || new.dispatch_area || ' ' || new.request_id);
    elsif exists (
        select 1
        from matching.escalation e
        where e.request_id = new.request_id
          and e.round = new.round
          and e.reason in ('EVERYBODY_DECLINED', 'EVERYBODY_BUSY', 'OUT_OF_TIME')) then
        perform pg_notify('matching_board', 'new ' || new.dispatch_area || ' ' || new.request_id);
    end if;
    return null;
end
$$;

create trigger escalation_announces_board
    after insert on matching.escalation
    for each row
    when (new.reason in ('EVERYBODY_DECLINED', 'EVERYBODY_BUSY', 'OUT_OF_TIME'))
    execute function matching.announce_board();
create trigger case_announces_board
    after update of state on matching.dispatch_case
    for each row
    when ((old.state = 'SEARCHING') <> (new.state = 'SEARCHING'))
    execute function matching.announce_board();
