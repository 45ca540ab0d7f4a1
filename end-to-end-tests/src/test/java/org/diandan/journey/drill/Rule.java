package org.diandan.journey.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of the audit.
 *
 * @param name what is broken, for people
 * @param sql selects one text per subject that breaks it; knows the table acknowledged(number,
 *     request_id)
 */
record Rule(String name, String sql) {

  static final Rule MISSING =
      new Rule(
          "acknowledged but not there",
          """
          select a.request_id::text
          from acknowledged a
          where not exists (select from request.request r where r.id = a.request_id)
          """);

  static final Rule NOT_ONCE =
      new Rule(
          "not there exactly once under the number and id that were acknowledged",
          """
          select a.request_id::text
          from acknowledged a
          left join request.hotline_order h on h.their_number = a.number
          group by a.request_id
          having count(h.request_id) <> 1 or min(h.request_id::text) <> a.request_id::text
          """);

  static final Rule NO_EVENT =
      new Rule(
          "request without its event",
          """
          select r.id::text
          from request.request r
          where not exists (
            select from request.event_outbox o
            where o.subject = r.id and o.type = 'request.submitted.v1')
          """);

  static final Rule NO_REQUEST =
      new Rule(
          "event without its request",
          """
          select o.subject::text
          from request.event_outbox o
          where o.topic = 'diandan.request'
            and not exists (select from request.request r where r.id = o.subject)
          """);

  static final Rule NO_ORDER =
      new Rule(
          "hotline number without request, or request of a hotline without number",
          """
          select coalesce(h.their_number, r.id::text)
          from request.hotline_order h
          full join (select * from request.request where channel = 'HOTLINE') r
            on r.id = h.request_id
          where r.id is null or h.request_id is null
          """);

  static final Rule NOBODY_LOOKS =
      new Rule(
          "neither offered to a team nor escalated as its rules demand",
          """
          select a.request_id::text
          from acknowledged a
          left join request.request r on r.id = a.request_id
          where not exists (
              select from matching.offer o
              where o.request_id = a.request_id and o.state in ('SENT', 'ACCEPTED'))
            and not exists (
              select from matching.escalation e
              where e.request_id = a.request_id and e.reason <> 'EMERGENCY')
            or (r.urgency = 'U1' and not exists (
              select from matching.escalation e where e.request_id = a.request_id))
          """);

  static final Rule UNTOLD =
      new Rule(
          "a team was asked but the resident's page does not know",
          """
          select r.id::text
          from request.request r
          join matching.dispatch_case c on c.request_id = r.id
          where c.state = 'OFFERED' and r.state not in ('OFFERED', 'ESCALATED')
             or c.state = 'ASSIGNED' and r.state not in ('ACCEPTED', 'IN_SERVICE')
          """);

  static final Rule TWO_TEAMS =
      new Rule(
          "more than one active assignment",
          """
          select request_id::text
          from matching.assignment
          where state in ('ACCEPTED', 'IN_SERVICE')
          group by request_id
          having count(*) > 1
          """);

  static final Rule LOST_PLACE =
      new Rule(
          "places held for neighbours counted wrongly",
          """
          select t.id::text
          from matching.team t
          where t.places_held <> (
            select count(*)
            from matching.border_question q
            where q.team_id = t.id and q.state = 'HELD')
          """);

  /** Counted from events in request-service; here from what matching-service wrote. */
  static final Rule TEAM_FIGURES =
      new Rule(
          "figures of teams are not what matching-service has of them",
          """
          with figures as (
            select *
            from request.figure_team_case
            where generation = (select generation from request.figure_in_force)),
          own as (
            select o.request_id, o.team_id,
              count(*) filter (where o.origin not in ('BOARD', 'HANDOVER')) as asked,
              count(*) filter (where o.state = 'ACCEPTED') as accepted,
              count(*) filter (where o.state = 'DECLINED') as declined,
              count(*) filter (where o.state = 'EXPIRED') as expired,
              count(*) filter (where o.state = 'WITHDRAWN') as withdrawn,
              count(*) filter (where a.state = 'RELEASED'
                and a.release_reason is distinct from 'REQUEST_ENDED') as released,
              count(*) filter (where a.state = 'DELIVERED') as delivered,
              coalesce(sum(a.minutes), 0) as minutes
            from matching.offer o
            left join matching.assignment a on a.offer_id = o.id
            group by o.request_id, o.team_id)
          select coalesce(f.case_id, o.request_id)::text
          from figures f
          full join own o on o.request_id = f.case_id and o.team_id = f.team_id
          where (f.asked, f.accepted, f.declined, f.expired, f.withdrawn, f.released, f.delivered,
              f.minutes)
            is distinct from (o.asked, o.accepted, o.declined, o.expired, o.withdrawn, o.released,
              o.delivered, o.minutes)
          """);

  /** An outbox row that was not sent. */
  static Rule unsent(String schema) {
    return new Rule(
        "unsent events of " + schema,
        "select subject::text from %s.event_outbox where sent_at is null".formatted(schema));
  }

  /** Versions of a subject with a hole, or not starting at 1. */
  static Rule gaps(String schema) {
    return new Rule(
        "versions not contiguous in " + schema,
        """
        select s.subject::text
        from %1$s.event_stream s
        left join (
          select topic, subject, count(distinct version) as versions, max(version) as last
          from %1$s.event_outbox
          group by topic, subject) o using (topic, subject)
        where o.versions is distinct from s.version or o.last is distinct from s.version
        """
            .formatted(schema));
  }

  /** A consumer that has parked what came too early and never got what was before it. */
  static Rule parked(String schema) {
    return new Rule(
        "events parked for ever in " + schema,
        "select subject::text from %s.event_parked".formatted(schema));
  }

  /** A consumer that has not handled all events of a publisher's topic. */
  static Rule behind(String consumer, String publisher, String topic) {
    return new Rule(
        "%s has not handled all of %s".formatted(consumer, topic),
        """
        select s.subject::text
        from %2$s.event_stream s
        where s.topic = '%3$s'
          and (not exists (
              select from %1$s.event_position p
              where p.topic = s.topic and p.subject = s.subject)
            or exists (
              select from %1$s.event_position p
              where p.topic = s.topic and p.subject = s.subject and p.version < s.version))
        """
            .formatted(consumer, publisher, topic));
  }

  /** The subjects that break this rule. */
  List<String> broken(Connection connection) throws SQLException {
    var broken = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        broken.add(rows.getString(1));
      }
    }
    return broken;
  }
}
