package org.diandan.request.statistics;

import org.diandan.contract.MergeEvent;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.outbox.Change;

/**
 * A merged request is counted where the other one stands, is never overdue, and counts with its own
 * verdict once the other one is delivered.
 */
final class MergeFigures {

  private MergeFigures() {}

  static Change change(MergeEvent event) {
    return switch (event) {
      case RequestMerged e -> merged(e);
      case RequestUnmerged e -> unmerged(e);
    };
  }

  /** The other one's figures may be there already, or come later with its events. */
  private static Change merged(RequestMerged event) {
    return Change.of(
            """
            changed as (
              insert into request_figure as f (
                request_id, area_code, merged_into, search_state, accepted_at, delivered_at)
              select :request, :area, :into,
                case when p.search_state in ('ACCEPTED', 'IN_SERVICE', 'DELIVERED')
                  then p.search_state else 'DISPATCHING' end,
                p.accepted_at, p.delivered_at
              from (select 1) as one
              left join request_figure p on p.request_id = :into
              on conflict on constraint request_figure_pk do update
                set merged_into = excluded.merged_into,
                  search_state = excluded.search_state,
                  search_round = f.round,
                  open_offers = 0,
                  accepted_at = excluded.accepted_at,
                  delivered_at = excluded.delivered_at
              returning 1
            )
            """)
        .bind("request", event.requestId())
        .bind("area", event.area().value())
        .bind("into", event.intoRequestId());
  }

  private static Change unmerged(RequestUnmerged event) {
    return Change.of(
            """
            changed as (
              insert into request_figure as f (request_id, area_code, search_state)
              values (:request, :area, 'DISPATCHING')
              on conflict on constraint request_figure_pk do update
                set merged_into = null,
                  search_state = excluded.search_state,
                  accepted_at = null,
                  delivered_at = null
              returning 1
            )
            """)
        .bind("request", event.requestId())
        .bind("area", event.area().value());
  }
}
