package org.diandan.matching.administration;

import java.util.List;
import org.diandan.outbox.Wellbeing.Invariants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the reconciler counts in this service: rows no working code leaves behind. */
@Configuration(proxyBeanMethods = false)
class WhatCannotBe {

  private static final List<String> KINDS =
      List.of(
          "task-of-ended-search",
          "search-without-task",
          "offer-unanswered",
          "search-unattended",
          "places-miscounted",
          "event-unsent",
          "event-parked");

  private static final String COUNTED =
      """
      select 'task-of-ended-search' as kind, count(*) as number
      from matching.assignment a
      join matching.dispatch_case c on c.request_id = a.request_id
      where a.state in ('ACCEPTED', 'IN_SERVICE') and c.state <> 'ASSIGNED'
      union all
      select 'search-without-task', count(*)
      from matching.dispatch_case c
      where c.state = 'ASSIGNED'
        and not exists (
          select
          from matching.assignment a
          where a.request_id = c.request_id and a.state in ('ACCEPTED', 'IN_SERVICE'))
      union all
      select 'offer-unanswered', count(*)
      from matching.offer
      where state = 'SENT' and expires_at < clock_timestamp() - interval '10 minutes'
      union all
      select 'search-unattended', count(*)
      from matching.dispatch_case
      where next_step_at < clock_timestamp() - interval '10 minutes'
      union all
      select 'places-miscounted', count(*)
      from (
        select id, open_assignments from matching.team where open_assignments > 0) t
      full join (
        select team_id, count(*) as tasks
        from matching.assignment
        where state in ('ACCEPTED', 'IN_SERVICE')
        group by team_id) a on a.team_id = t.id
      where coalesce(t.open_assignments, 0) <> coalesce(a.tasks, 0)
      union all
      select 'event-unsent', count(*)
      from event_outbox
      where sent_at is null and written_at < clock_timestamp() - interval '10 minutes'
      union all
      select 'event-parked', count(*)
      from event_parked
      where parked_at < clock_timestamp() - interval '10 minutes'
      """;

  @Bean
  Invariants invariants() {
    return new Invariants(KINDS, COUNTED);
  }
}
