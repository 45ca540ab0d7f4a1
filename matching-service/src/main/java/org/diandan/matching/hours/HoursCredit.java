package org.diandan.matching.hours;

import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.outbox.Change;

/** What an evaluation changes: the public notice of the hours begins, however the verdict was. */
public final class HoursCredit {

  private static final String EVALUATED =
      """
      changed as (
        select 1),
      credited as (
        update matching.hours_entry
        set credited_at = :at,
          notice_from = case when notice_from = credited_at then :at else notice_from end,
          revision = revision + 1
        where request_id = :request_id
          and state in ('RECORDED', 'IN_REVIEW', 'DISPUTED')
          and credited_at > :at
        returning id, revision, state, rung),
      steps as (
        insert into matching.hours_step (entry_id, revision, state, rung, taken_at)
        select id, revision, state, rung, now()
        from credited)
      """;

  private HoursCredit() {}

  /** Entries of the request wait no longer for its resident. */
  public static Change evaluated(RequestEvaluated event) {
    return Change.of(EVALUATED)
        .bind("request_id", event.requestId())
        .bind("at", event.occurredAt());
  }
}
