package org.diandan.request.administration;

import java.util.List;
import org.diandan.outbox.Wellbeing.Invariants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the reconciler counts in this service: rows no working code leaves behind. */
@Configuration(proxyBeanMethods = false)
class WhatCannotBe {

  private static final List<String> KINDS =
      List.of(
          "accepted-without-team",
          "delivered-without-team",
          "figure-missing",
          "event-unsent",
          "event-parked");

  private static final String COUNTED =
      """
      select 'accepted-without-team' as kind, count(*) as number
      from request
      where state in ('ACCEPTED', 'IN_SERVICE') and team_id is null and merged_into is null
      union all
      select 'delivered-without-team', count(*)
      from request r
      where state = 'DELIVERED'
        and team_id is null
        and not exists (
          select
          from referral f
          where f.request_id = coalesce(r.merged_into, r.id) and f.state = 'ANSWERED')
      union all
      select 'figure-missing', count(*)
      from request r
      where r.submitted_at between clock_timestamp() - interval '2 days'
          and clock_timestamp() - interval '10 minutes'
        and not exists (
          select
          from figure_case f
          where f.case_id = r.id
            and f.generation = (select generation from figure_in_force))
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
