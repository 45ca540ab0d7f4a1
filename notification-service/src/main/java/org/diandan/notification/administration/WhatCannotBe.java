package org.diandan.notification.administration;

import java.util.List;
import org.diandan.outbox.Wellbeing.Invariants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the reconciler counts in this service: rows no working code leaves behind. */
@Configuration(proxyBeanMethods = false)
class WhatCannotBe {

  private static final List<String> KINDS =
      List.of("message-untried", "notice-unaddressed", "event-unsent", "event-parked");

  private static final String COUNTED =
      """
      select 'message-untried' as kind, count(*) as number
      from message
      where state = 'WAITING' and due_at < clock_timestamp() - interval '10 minutes'
      union all
      select 'notice-unaddressed', count(*)
      from notice
      where addressed_at is null and due_at < clock_timestamp() - interval '10 minutes'
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
