package org.diandan.request.worklist;

import java.util.Arrays;
import java.util.Optional;
import org.diandan.request.clock.Overdue;

/**
 * One list of work. What stands in it is defined here and nowhere else; its length and its lines
 * are read by the same condition.
 */
public enum WorkList {
  /** The promise that counts now has passed: of acceptance, of the rung, or of the end. */
  OVERDUE(Overdue.RUNNING + " and " + Sql.DUE + " < now()", Sql.DUE),

  /** The promise that counts now ends within 24 hours. */
  SOON(
      Overdue.RUNNING + " and " + Sql.DUE + " between now() and now() + interval '24 hours'",
      Sql.DUE),

  /** The search for a team gave up and waits for a person. */
  NOBODY(
      Sql.OPEN + " and r.state = 'ESCALATED'",
      """
      coalesce((
        select max(s.occurred_at)
        from request_step s
        where s.request_id = r.id and s.kind = 'ESCALATE'), r.submitted_at)\
      """),

  /** The resident said at least twice that it is not resolved, and it is still open. */
  TWICE(
      Sql.OPEN
          + """
           and r.state <> 'DELIVERED' and 2 <= (
            select count(*)
            from evaluation e
            where e.request_id = r.id and not e.resolved)\
          """,
      "(select max(e.evaluated_at) from evaluation e where e.request_id = r.id)"),

  /**
   * The resident contradicts: said that it is not resolved after whoever handled it said it was
   * done, and nobody has done it since; or said something else on the phone, within 30 days, than
   * in the evaluation of the same attempt, while it is open or can still be reopened.
   */
  DISPUTED(
      "not r.is_merged and r.id in ("
          + Sql.SAID_UNRESOLVED
          + " union all "
          + Sql.TOLD_OTHERWISE
          + ")",
      """
      greatest(
        (select max(e.evaluated_at) from evaluation e where e.request_id = r.id),
        (select max(t.tried_at)
         from callback_try t
         where t.request_id = r.id and t.outcome in ('RESOLVED', 'UNRESOLVED')))\
      """),

  /** Delivered over a day ago without a word, or closed in silence within the last week. */
  UNEVALUATED(
      """
      not r.is_merged and (
        (r.state = 'DELIVERED' and r.delivered_at < now() - interval '24 hours')
        or (r.state = 'NOT_EVALUATED' and r.closed_at > now() - interval '7 days'))\
      """,
      "coalesce(r.delivered_at, r.closed_at)"),

  /** The newest request of whoever ordered at least three times within 30 days in these areas. */
  REPEATED(
      """
      r.submitted_at > now() - interval '30 days' and r.phone_hash is not null
      and not exists (
        select from request n
        where n.phone_hash = r.phone_hash
          and (n.submitted_at, n.id) > (r.submitted_at, r.id)
          and starts_with(n.area_code, :within)
          and exists (
            select from unnest(:areas) as prefix where starts_with(n.area_code, prefix)))
      and 3 <= \
      """
          + Sql.TIMES,
      "r.submitted_at"),

  /** Departments gave it back, and somebody has to say where it goes. */
  RETURNED(
      Sql.OPEN
          + """
           and r.state = 'REFERRED' and not exists (
            select from referral f where f.request_id = r.id and f.state = 'OPEN')\
          """,
      """
      coalesce((
        select max(f.ended_at)
        from referral f
        where f.request_id = r.id and f.state = 'RETURNED'), r.submitted_at)\
      """);

  /** Parts of the conditions; {@code r} is the request. */
  static final class Sql {

    static final String OPEN = "r.closed_at is null and not r.is_merged";

    static final String DUE =
        """
        (case
          when r.state in ('SUBMITTED', 'DISPATCHING', 'OFFERED', 'ESCALATED') then r.accept_by
          when r.state in ('REFERRED', 'CONFERENCE') then least(r.rung_until, r.finish_by)
          else r.finish_by
        end)\
        """;

    /** Open requests whose last evaluation says so. */
    static final String SAID_UNRESOLVED =
        """
        select o.id
        from request o
        join evaluation e on e.request_id = o.id
        where o.closed_at is null
          and o.state <> 'DELIVERED'
          and not e.resolved
          and not exists (
            select from evaluation n where n.request_id = e.request_id and n.round > e.round)\
        """;

    /** Requests whose last answered call-back says otherwise than the evaluation. */
    static final String TOLD_OTHERWISE =
        """
        select t.request_id
        from callback_try t
        join evaluation e on e.request_id = t.request_id and e.round = t.round
        join request o on o.id = t.request_id
        where t.tried_at > now() - interval '30 days'
          and t.outcome = case when e.resolved then 'UNRESOLVED' else 'RESOLVED' end
          and (o.closed_at is null or o.closed_at > now() - interval '7 days')
          and not exists (
            select from callback_try n
            where n.request_id = t.request_id
              and n.outcome in ('RESOLVED', 'UNRESOLVED')
              and (n.round, n.number) > (t.round, t.number))\
        """;

    /** How often the same phone ordered within 30 days in the reader's areas. */
    static final String TIMES =
        """
        (select count(*)
         from request n
         where n.phone_hash = r.phone_hash
           and n.submitted_at > now() - interval '30 days'
           and starts_with(n.area_code, :within)
           and exists (
             select from unnest(:areas) as prefix where starts_with(n.area_code, prefix)))\
        """;

    private Sql() {}
  }

  private final String condition;
  private final String since;

  WorkList(String condition, String since) {
    this.condition = condition;
    this.since = since;
  }

  /** What a request {@code r} of the list is like. */
  String condition() {
    return condition;
  }

  /** The moment the list is sorted by, oldest first. */
  String since() {
    return since;
  }

  /** The list of this name as addresses spell it; empty when there is none. */
  public static Optional<WorkList> named(String name) {
    return Arrays.stream(values()).filter(list -> list.slug().equals(name)).findFirst();
  }

  /** How addresses spell it. */
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
