-- Staff may end a request unresolved, with a reason; what they explain is kept sealed beside the words
-- of the resident and is emptied together with them.
alter table request drop constraint request_state_known;
alter table request add constraint request_state_known check (state in (
    'SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED', 'ACCEPTED', 'IN_SERVICE', 'DELIVERED',
    'RESOLVED', 'NOT_EVALUATED', 'WITHDRAWN', 'ENDED'));
alter table request drop constraint request_closed_whole;
alter table request add constraint request_closed_whole check (
    (state in ('RESOLVED', 'NOT_EVALUATED', 'WITHDRAWN', 'ENDED')) = (closed_at is not null)
    and (closed_at is null) = (closure_reason is null));

-- As before, and why a request was closed.
create or replace view open311_public as
select r.id, false as test, o.jurisdiction, o.service_code,
    coalesce(o.item_code, r.item_code) as item_code, r.area_code, r.channel, r.state, r.team_name,
    r.submitted_at as requested_at,
    coalesce(r.closed_at, greatest(r.submitted_at, (
        select max(s.recorded_at) from request_step s where s.request_id = r.id))) as updated_at,
    r.finish_by as expected_at, r.closed_at, o.description, o.address, o.attributes, o.media_urls,
    coalesce(o.longitude, a.longitude) as longitude, coalesce(o.latitude, a.latitude) as latitude,
    coalesce(o.hidden, false) as hidden, r.closure_reason
from request r
join area a on a.code = r.area_code
left join open311_request o on o.request_id = r.id
union all
select o.id, true, o.jurisdiction, o.service_code, o.item_code, o.area_code, 'OPEN311',
    case when o.closed_at is null then 'SUBMITTED' else 'WITHDRAWN' end, null, o.posted_at,
    coalesce(o.closed_at, o.posted_at), null, o.closed_at, o.description, o.address, o.attributes,
    o.media_urls, coalesce(o.longitude, a.longitude), coalesce(o.latitude, a.latitude), o.hidden, null
from open311_request o
join area a on a.code = o.area_code
where o.test;
