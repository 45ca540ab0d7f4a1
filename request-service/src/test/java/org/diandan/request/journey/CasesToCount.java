package org.diandan.request.journey;

import org.diandan.request.RunningService;

/**
 * Cases of a made-up town, put straight into what figures are read from: of every kind, over forty
 * days, some of them a year ago.
 */
final class CasesToCount {

  private CasesToCount() {}

  /** Adds {@code number} cases to an area; the same for the same area and number. */
  static void add(RunningService service, String area, int number) {
    service
        .database()
        .execute(
            """
            insert into figure_case (
              generation, case_id, folded, origin, number, area, item, urgency, channel, department,
              team_id, state, round, submitted_at, accept_by, due_accept_by, finish_by,
              original_finish_by, responded_at, accepted_at, delivered_at, evaluated_at,
              completed_at, closed_at, closure, is_open, is_held, is_waiting, is_merged, counts,
              verdict, first_verdict, stars, paused_seconds, offers, acceptances, releases, urges,
              reopens, escalations, extensions, referrals, returns, supervisions)
            select (select generation from figure_in_force), gen_random_uuid(), 1, '',
              'T%1$s-' || n, '%1$s' || lpad(cast(n %% 2 + 1 as text), 3, '0'),
              (array['EL05', 'EL01', 'RP01', 'LE01'])[1 + n %% 4], 'U' || (1 + n %% 4),
              (array['WEB', 'HOTLINE'])[1 + n %% 2], '',
              case when k < 7 then cast('00000000-0000-0000-0000-00000000000' || n %% 3 as uuid) end,
              case when k < 4 then 'RESOLVED' when k < 6 then 'DELIVERED' when k = 6 then 'ACCEPTED'
                when k = 7 then 'ESCALATED' when k = 8 then 'DISPATCHING' else 'NOT_EVALUATED' end,
              1, at, at + interval '2 hours', at + interval '2 hours', at + interval '1 day',
              at + interval '1 day',
              case when k < 7 or k = 9 then at + interval '1 hour' end,
              case when k < 7 or k = 9 then at + interval '1 hour' end,
              case when k < 6 or k = 9 then at + interval '3 hours' end,
              case when k < 4 then at + interval '4 hours' end,
              case when k < 6 or k = 9 then at + interval '3 hours' end,
              case when k < 4 or k = 9 then at + interval '4 hours' end,
              case when k < 4 then 'RESOLVED_BY_VOLUNTEERS' when k = 9 then 'NOT_EVALUATED' end,
              k in (6, 7, 8), k = 6, false, false, true,
              case when k < 4 then k < 3 end, case when k < 4 then k < 3 end,
              case when k < 4 then 5 - k end, 0, 1, case when k < 7 or k = 9 then 1 else 0 end,
              0, n %% 3, 0, case when k = 7 then 1 else 0 end, 0, 0, 0, 0
            from (
              select n, n %% 10 as k,
                date_trunc('hour', now()) - interval '5 hours' - (n %% 10000) * interval '17 hours'
                  - case when n %% 9 = 8 then interval '365 days' else interval '0' end as at
              from generate_series(0, %2$d - 1) as n) as c
            """
                .formatted(area, number));
  }
}
