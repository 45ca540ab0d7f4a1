package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.decline;
import static org.diandan.matching.Deeds.expire;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.Deeds.visit;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.state;
import static org.diandan.matching.Town.text;
import static org.diandan.matching.Town.told;

import java.time.Duration;
import java.time.Instant;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.Urgency;
import org.diandan.outbox.Ledger;
import org.junit.jupiter.api.Test;

class DispatchIT {

  private final Town town = new Town();

  @Test
  void asksTheNearestTeamAndSaysSo() {
    town.team("远处队", 3, 2, "S09");
    var near = town.team("近处队", 1, 2, "S09");

    var request = town.submit(Urgency.U3, "S09");

    offer(request, near);
    assertThat(told(request)).containsExactly("offer.sent.v1");
    assertThat(
            text(
                "select data ->> 'distanceMetres' from event_outbox where subject = '%s' and type = 'offer.sent.v1'"
                    .formatted(request)))
        .isEqualTo("1000");
    assertThat(
            text(
                "select explanation #>> '{chosen,teamName}' from offer where request_id = '%s'"
                    .formatted(request)))
        .isEqualTo("近处队");
  }

  @Test
  void asksTheNextTeamAtOnceWhenOneDeclines() {
    var near = town.team("近处队", 1, 2);
    var far = town.team("远处队", 3, 2);
    var request = town.submit(Urgency.U3);

    decline(near, offer(request, near));

    offer(request, far);
    awaitTold(request, "offer.sent.v1", "offer.declined.v1", "offer.sent.v1");
  }

  @Test
  void goesOnByItselfWhenAnOfferExpires() {
    var near = town.team("近处队", 1, 2);
    var far = town.team("远处队", 3, 2);
    var request = town.submit(Urgency.U3);

    expire(request, offer(request, near));

    offer(request, far);
    awaitTold(request, "offer.sent.v1", "offer.expired.v1", "offer.sent.v1");
  }

  @Test
  void waitsForRoomAndAsksAsSoonAsThereIs() {
    var only = town.team("小队", 1, 1);
    var first = town.submit(Urgency.U3);
    var second = town.submit(Urgency.U3);
    assertThat(state(second)).isEqualTo("SEARCHING");
    assertThat(told(second)).containsExactly("search.waiting.v1");

    var assignment = accept(only, offer(first, only));
    visit(only, assignment);

    offer(second, only);
  }

  @Test
  void takesOffersBackWhenTheRequestIsWithdrawn() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    offer(request, team);

    town.withdraw(request);

    awaitTold(request, "offer.sent.v1", "offer.withdrawn.v1");
    assertThat(state(request)).isEqualTo("CLOSED");
  }

  @Test
  void freesTheTeamWhenAnAcceptedRequestIsWithdrawn() {
    var team = town.team("一队", 1, 1);
    var request = town.submit(Urgency.U3);
    accept(team, offer(request, team));

    town.withdraw(request);

    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1", "assignment.released.v1");
    assertThat(openAssignments(team)).isZero();
  }

  @Test
  void takesOffersBackAndFreesTheTeamWhenStaffEndARequest() {
    var team = town.team("一队", 1, 1);
    var asked = town.submit(Urgency.U3);
    offer(asked, team);
    town.end(asked, ClosureReason.OUT_OF_SCOPE);
    awaitTold(asked, "offer.sent.v1", "offer.withdrawn.v1");
    var held = town.submit(Urgency.U3);
    accept(team, offer(held, team));

    town.end(held, ClosureReason.CANNOT_BE_DONE);

    awaitTold(held, "offer.sent.v1", "assignment.accepted.v1", "assignment.released.v1");
    assertThat(openAssignments(team)).isZero();
    assertThat(state(asked)).isEqualTo("CLOSED");
    assertThat(state(held)).isEqualTo("CLOSED");
  }

  @Test
  void asksAnotherTeamWhenARequestIsReopened() {
    var first = town.team("一队", 1, 2);
    var second = town.team("二队", 3, 2);
    var request = town.submit(Urgency.U3);
    visit(first, accept(first, offer(request, first)));

    town.reopen(request, 2);

    offer(request, second);
    assertThat(
            text(
                "select data #>> '{of,round}' from event_outbox where topic = 'diandan.assignment' and subject = '%s' order by version desc limit 1"
                    .formatted(request)))
        .isEqualTo("2");
  }

  @Test
  void aSecondDeliveryOfTheSameEventsChangesNothing() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    offer(request, team);
    var before = Town.stepsTaken(request);

    RunningService.bean(Ledger.class)
        .resendSince(Instant.now().minus(Duration.ofMinutes(5)))
        .block(SOON);
    var marker = town.submit(Urgency.U3);

    assertThat(Town.stepsTaken(request)).isEqualTo(before);
    assertThat(told(request)).containsExactly("offer.sent.v1");
    assertThat(rows("select id from offer where request_id = '%s'".formatted(request))).hasSize(1);
    assertThat(marker).isNotEqualTo(request);
  }

  @Test
  void aTimerIsARowAndWaitsForItsOwner() {
    var near = town.team("近处队", 1, 2);
    var far = town.team("远处队", 3, 2);
    var request = town.submit(Urgency.U3);
    var partition =
        DATABASE.count(
            "select kafka_partition from dispatch_case where request_id = '%s'".formatted(request));
    var sent = offer(request, near);
    DATABASE.execute(
        "update dispatch_case set kafka_partition = 99 where request_id = '%s'".formatted(request));
    expire(request, sent);
    var other = town.submit(Urgency.U3);
    offer(other, near);
    assertThat(told(request)).containsExactly("offer.sent.v1");

    DATABASE.execute(
        "update dispatch_case set kafka_partition = %d where request_id = '%s'"
            .formatted(partition, request));

    offer(request, far);
  }
}
