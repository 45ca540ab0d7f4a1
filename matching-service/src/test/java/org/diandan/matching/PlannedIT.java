package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.decline;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RoughPosition;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

class PlannedIT {

  private static final double KILOMETRES_PER_DEGREE = 111.195;

  private final Town town = new Town();
  private final TeamOf between = town.team("中间队", 1, 1);
  private final TeamOf aside = town.team("旁边队", -1.5, 1);

  @Test
  void asksNobodyYetAndTellsByWhenATeamWillBeConfirmed() {
    var request = wishedInFiveDays(0);

    awaitTold(request, "search.planned.v1");
    assertThat(state(request)).isEqualTo("PLANNED");
    assertThat(
            DATABASE.count(
                """
                select count(*)
                from dispatch_case c
                join event_outbox e on e.subject = c.request_id
                where c.request_id = '%s'
                  and e.topic = 'diandan.assignment'
                  and (e.data ->> 'askAt')::timestamptz = c.next_step_at
                  and c.next_step_at > now() + interval '1 hour'
                  and (e.data ->> 'confirmBy')::timestamptz <= c.accept_by
                """
                    .formatted(request)))
        .isEqualTo(1);
  }

  @Test
  void asksATeamWhenTheTimeHasCome() {
    var request = wishedInFiveDays(0);
    awaitTold(request, "search.planned.v1");

    fiveDaysPass(request);

    offer(request, between);
    awaitTold(request, "search.planned.v1", "offer.sent.v1");
  }

  @Test
  void tellsOnceHoweverOftenItIsLookedAt() {
    var request = wishedInFiveDays(0);
    awaitTold(request, "search.planned.v1");

    makeDue(request);

    await().until(() -> Town.stepsTaken(request) == 2);
    awaitTold(request, "search.planned.v1");
    assertThat(state(request)).isEqualTo("PLANNED");
  }

  @Test
  void keepsTheBestTeamForWhoWaits() {
    var waiting = wishedInFiveDays(2);
    awaitTold(waiting, "search.planned.v1");

    var now = town.submit(Urgency.U3);

    offer(now, aside);
    fiveDaysPass(waiting);
    offer(waiting, between);
  }

  @Test
  void endsWhenTheResidentNoLongerWantsIt() {
    var request = wishedInFiveDays(0);
    awaitTold(request, "search.planned.v1");

    town.withdraw(request);

    await().until(() -> state(request).equals("CLOSED"));
    awaitTold(request, "search.planned.v1");
  }

  @Test
  void anOfficialMayAskSoonerAndThenTheSearchGoesOnAtOnce() {
    var request = wishedInFiveDays(0);
    awaitTold(request, "search.planned.v1");

    RunningService.as(UUID.randomUUID(), "OFFICIAL", town.town().value())
        .post()
        .uri("/api/cases/{id}/offers", request)
        .bodyValue(Map.of("teamId", between.id()))
        .exchange()
        .expectStatus()
        .isCreated();
    decline(between, offer(request, between));

    offer(request, aside);
    assertThat(state(request)).isEqualTo("OFFERED");
  }

  @Test
  void callsAPersonAtOnceWhenNoTeamCouldEverServeIt() {
    var request = wished(town.submitted(Urgency.U3, Duration.ofDays(2), "S09"), 0);
    Town.publish(request);

    awaitTold(request.requestId(), "search.escalated.v1");
    assertThat(Deeds.escalation(request.requestId())).isEqualTo("NOBODY_QUALIFIED");
  }

  private UUID wishedInFiveDays(double km) {
    var event = wished(town.submitted(Urgency.U3, Duration.ofDays(2)), km);
    Town.publish(event);
    return event.requestId();
  }

  static RequestSubmitted wished(RequestSubmitted event, double km) {
    var from = Instant.now().plus(Duration.ofDays(5));
    return new RequestSubmitted(
        event.eventId(),
        event.requestId(),
        event.occurredAt(),
        event.area(),
        event.orderNumber(),
        event.residentId(),
        event.channel(),
        new RoughPosition(114.98, 27.11 + km / KILOMETRES_PER_DEGREE),
        new TimeWindow(from, from.plus(Duration.ofHours(3))),
        event.need(),
        event.clocks());
  }

  private static void fiveDaysPass(UUID request) {
    DATABASE.execute(
        """
        update dispatch_case
        set wished_from = wished_from - interval '5 days',
          wished_until = wished_until - interval '5 days',
          next_step_at = now()
        where request_id = '%s'
        """
            .formatted(request));
  }
}
