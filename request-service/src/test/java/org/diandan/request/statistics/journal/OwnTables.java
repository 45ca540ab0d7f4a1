package org.diandan.request.statistics.journal;

import java.util.EnumMap;
import java.util.Map;
import org.diandan.request.statistics.Figure;

/**
 * Every figure once more, counted from the service's own tables and not from events: what the pages
 * must agree with. Part and whole of each; of times the seconds and whom they are measured of.
 */
final class OwnTables {

  private OwnTables() {}

  /**
   * Conditions over {@link #ROWS}, or seconds and a condition.
   *
   * @param nearly whoever counts for nine tenths
   */
  record Own(String part, String whole, String nearly) {

    Own(String part, String whole) {
      this(part, whole, "false");
    }
  }

  /** One row per request; {@code :now} is written where it is asked for. */
  static final String ROWS =
      """
      with kept as (
        select s.*
        from request_step s
        where not exists (
          select from request_step u
          where u.request_id = s.request_id and u.kind = 'UNMERGE' and u.occurred_at > s.occurred_at)
      ), steps as (
        select request_id,
          count(*) filter (where kind = 'ASK_TEAM') as offers,
          count(*) filter (where kind = 'ACCEPT') as accepts,
          count(*) filter (where kind like 'RELEASE%') as releases,
          count(*) filter (where kind = 'URGE') as urges,
          count(*) filter (where kind in ('REOPEN', 'ASK_AGAIN')) as reopens,
          count(*) filter (where kind = 'ESCALATE') as escalations,
          count(*) filter (where kind in ('DELIVER', 'DELIVER_PARTLY', 'ANSWER'))
            as deliveries,
          min(occurred_at) filter (where kind = 'ACCEPT') as accepted_at,
          min(occurred_at) filter (where kind = 'CHECK_IN') as arrived_at
        from kept
        group by request_id
      ), verdicts as (
        select request_id, max(round) as round,
          (array_agg(resolved order by round desc))[1] as resolved,
          (array_agg(stars order by round desc))[1] as stars,
          bool_or(resolved) filter (where round = 1) as first
        from evaluation
        group by request_id
      ), promises as (
        select subject as request_id,
          (array_agg(data #>> '{clocks,acceptBy}' order by version desc))[1]::timestamptz as accept_by
        from event_outbox
        where type in ('request.submitted.v1', 'request.sorted.v1')
          or type = 'clock.moved.v1' and data ->> 'round' = '1'
        group by subject
      ), extended as (
        select request_id, round, count(*) as times, min(original_finish_by) as first_finish_by
        from request_extension
        where state = 'GRANTED'
        group by request_id, round
      ), calls as (
        select distinct on (request_id) request_id, outcome, contacted, stars
        from callback_try
        where outcome in ('RESOLVED', 'UNRESOLVED')
        order by request_id, round desc, number desc
      ), referred as (
        select request_id, count(*) as referrals,
          count(*) filter (where state = 'RETURNED') as returns,
          (array_agg(f.* order by referred_at desc))[1] as last
        from referral f
        group by request_id
      ), everything as (
        select r.id, r.state, r.round, r.submitted_at, r.accept_by, r.finish_by, r.closed_at,
          r.closure_reason, r.merged_into, r.area_code, r.item_code, r.channel, r.urgency,
          coalesce(s.offers, 0) as offers, coalesce(s.accepts, 0) as accepts,
          coalesce(s.releases, 0) as releases, coalesce(s.urges, 0) as urges,
          coalesce(s.reopens, 0) as reopens, coalesce(s.escalations, 0) as escalations,
          coalesce(s.deliveries, 0) > 0 as served, s.accepted_at, s.arrived_at,
          p.accept_by as first_accept_by,
          v.resolved and v.round = r.round as verdict, v.request_id is not null as judged, v.stars,
          coalesce(v.first, false) and r.round = 1 as at_first,
          k.outcome as called, k.contacted, k.stars as called_stars,
          r.state in ('RESOLVED', 'NOT_EVALUATED', 'WITHDRAWN', 'ENDED') as ended,
          coalesce(r.closure_reason, '') not in ('WITHDRAWN', 'DUPLICATE', 'ABUSE') as counts,
          exists (select from request_question q where q.request_id = r.id and q.ended_at is null)
            as asking,
          (select min(asked_at) from request_question q where q.request_id = r.id) as asked_at,
          exists (select from extended x where x.request_id = r.id) as extended,
          exists (select from supervision n where n.request_id = r.id) as supervised,
          coalesce(f.referrals, 0) as referrals, coalesce(f.returns, 0) as returns,
          (f.last).sign_by as sign_by, (f.last).signed_at as signed_at,
          (f.last).finish_by as answer_by,
          case when (f.last).state = 'ANSWERED' then (f.last).ended_at end as answered_at,
          coalesce(cast((f.last).department_id as text), '') as department,
          case
            when r.state in ('DELIVERED', 'RESOLVED', 'NOT_EVALUATED') then r.delivered_at
            when r.state = 'ENDED' and r.closure_reason <> 'ABUSE' then r.closed_at
          end as completed_at
        from request r
        left join steps s on s.request_id = r.id
        left join verdicts v on v.request_id = r.id
        left join promises p on p.request_id = r.id
        left join calls k on k.request_id = r.id
        left join referred f on f.request_id = r.id
      ), own as (
        select *,
          not ended and state <> 'DELIVERED' as open,
          least(accepted_at, asked_at, answered_at,
            case when state = 'ENDED' then closed_at end) as responded_at
        from everything
      )
      """;

  private static final String DUE = "finish_by < :now and merged_into is null and not asking";

  static Map<Figure, Own> all() {
    var all = new EnumMap<Figure, Own>(Figure.class);
    counts(all);
    verdicts(all);
    clocks(all);
    ways(all);
    times(all);
    departments(all);
    calls(all);
    return all;
  }

  private static void counts(Map<Figure, Own> all) {
    all.put(Figure.CREATED, new Own("true", "true"));
    all.put(Figure.OPEN, new Own("true", "open"));
    all.put(
        Figure.OVERDUE,
        new Own(
            "true",
            """
            open and merged_into is null and not asking
              and (finish_by < :now or (accept_by < :now and state not in ('ACCEPTED', 'IN_SERVICE', 'REFERRED', 'CONFERENCE')))
            """));
    all.put(
        Figure.SEVERELY_OVERDUE,
        new Own(
            "true",
            """
            open and merged_into is null and not asking
              and :now > submitted_at + 3 * (finish_by - submitted_at)
            """));
    all.put(Figure.ESCALATED, new Own("true", "state = 'ESCALATED'"));
    all.put(Figure.DELIVERED, new Own("true", "served"));
    all.put(Figure.COMPLETED, new Own("true", "completed_at is not null"));
    all.put(Figure.CLOSED, new Own("true", "ended"));
  }

  private static void verdicts(Map<Figure, Own> all) {
    all.put(Figure.RESOLUTION, new Own("verdict", "judged"));
    all.put(Figure.COVERAGE, new Own("judged", "served"));
    all.put(Figure.FIRST_RESOLUTION, new Own("at_first", "judged"));
    all.put(Figure.CLAIMED, new Own("served", "ended and counts"));
    all.put(Figure.SATISFACTION, new Own("stars in (4, 5)", "judged"));
    all.put(Figure.SILENCE, new Own("state = 'NOT_EVALUATED'", "served"));
    var told =
        """
        closure_reason in ('RESOLVED_BY_VOLUNTEERS', 'RESOLVED_BY_DEPARTMENT', 'CANNOT_BE_DONE',
          'OUT_OF_SCOPE', 'UNSAFE')
        """;
    all.put(Figure.ACTUAL_RESOLUTION, new Own("state = 'RESOLVED'", told));
    all.put(Figure.EXPLAINED, new Own("state = 'ENDED'", told));
  }

  private static void clocks(Map<Figure, Own> all) {
    var due = "counts and (completed_at is not null or (%s))".formatted(DUE);
    all.put(Figure.ON_TIME, new Own("completed_at <= finish_by", due));
    all.put(
        Figure.ON_TIME_CLOSED,
        new Own("completed_at <= finish_by", "counts and completed_at is not null"));
    all.put(Figure.ON_TIME_LABELLED, new Own("false", "false"));
    all.put(
        Figure.ON_TIME_FIRST_PROMISE,
        new Own(
            """
            completed_at <= finish_by - coalesce((
              select sum(x.wanted_finish_by - x.original_finish_by)
              from request_extension x
              where x.request_id = own.id and x.round = own.round), interval '0')
            """,
            "counts and completed_at is not null"));
    all.put(Figure.COMPLETION, new Own("completed_at is not null", due));
    all.put(Figure.EXTENDED, new Own("extended", "counts"));
    all.put(
        Figure.RESPONDED_IN_TIME,
        new Own(
            "responded_at <= first_accept_by",
            "counts and (responded_at is not null or first_accept_by < :now)"));
    all.put(
        Figure.ACCEPTED_IN_TIME,
        new Own(
            "accepted_at <= first_accept_by",
            "counts and (accepted_at is not null or first_accept_by < :now)"));
  }

  private static void ways(Map<Figure, Own> all) {
    all.put(Figure.ACCEPTANCE, new Own("accepts > 0", "offers > 0 or accepts > 0"));
    all.put(Figure.FULFILMENT, new Own("served", "accepts > 0"));
    all.put(Figure.REDISPATCH, new Own("releases > 0", "accepts > 0"));
    all.put(Figure.URGED, new Own("urges > 0", "true"));
    all.put(Figure.REOPENED, new Own("reopens > 0", "served"));
    all.put(Figure.ESCALATION, new Own("escalations > 0", "true"));
  }

  private static void times(Map<Figure, Own> all) {
    all.put(Figure.FIRST_RESPONSE, new Own("responded_at - submitted_at", "true"));
    all.put(Figure.TIME_TO_ACCEPT, new Own("accepted_at - submitted_at", "true"));
    all.put(Figure.TIME_TO_ARRIVE, new Own("arrived_at - submitted_at", "true"));
    all.put(
        Figure.HANDLING,
        new Own(
            """
            completed_at - accepted_at - coalesce((
              select sum(least(coalesce(q.ended_at, own.completed_at), own.completed_at)
                - greatest(q.asked_at, own.accepted_at))
              from request_question q
              where q.request_id = own.id
                and q.asked_at < own.completed_at
                and coalesce(q.ended_at, own.completed_at) > own.accepted_at), interval '0')
            """,
            "counts and completed_at >= accepted_at"));
    all.put(Figure.TURNAROUND, new Own("completed_at - submitted_at", "counts"));
  }

  /** The last referral counts. */
  private static void departments(Map<Figure, Own> all) {
    all.put(Figure.REFERRED, new Own("referrals > 0", "true"));
    all.put(Figure.RETURNED, new Own("returns > 0", "referrals > 0"));
    all.put(Figure.RETURNED_TWICE, new Own("returns >= 2", "referrals > 0"));
    all.put(
        Figure.SIGNED_IN_TIME,
        new Own("signed_at <= sign_by", "signed_at is not null or sign_by < :now"));
    all.put(
        Figure.ANSWERED_IN_TIME,
        new Own("answered_at <= answer_by", "answered_at is not null or answer_by < :now"));
    all.put(Figure.SUPERVISED, new Own("supervised", "true"));
  }

  private static void calls(Map<Figure, Own> all) {
    all.put(Figure.CALL_COVERAGE, new Own("called is not null", "served or called is not null"));
    all.put(Figure.CALLED_RESPONSE, new Own("contacted", "called is not null"));
    all.put(Figure.CALLED_RESOLUTION, new Own("called = 'RESOLVED'", "called is not null"));
    all.put(
        Figure.CALLED_SATISFACTION,
        new Own("called_stars in (4, 5)", "called is not null", "called_stars = 3"));
    all.put(Figure.CALLED_SCORE, new Own("false", "called is not null"));
  }
}
