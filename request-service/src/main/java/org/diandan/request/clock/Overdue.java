package org.diandan.request.clock;

/**
 * When a request is overdue, as SQL over its row {@code r}: for lists of requests. The figure of
 * the same name is counted from events and must come to the same.
 */
public final class Overdue {

  /** Its clocks run: open, not served, not merged, and nobody waits for the resident's word. */
  public static final String RUNNING =
      """
      r.closed_at is null and not r.is_merged and r.state <> 'DELIVERED'
      and not exists (
        select from request_question q where q.request_id = r.id and q.ended_at is null)\
      """;

  /** A promise of running clocks is broken: of the end, or of a team while nobody has it. */
  public static final String PAST =
      """
      (r.finish_by < now()
        or (r.accept_by < now()
          and r.state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED')))\
      """;

  private Overdue() {}
}
