package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.state;
import static org.diandan.matching.Town.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class MovedClocksIT {

  private final Town town = new Town();

  @Test
  void theSearchGoesOnWhileTheResidentIsAskedAndLearnsTheNewPromises() {
    var team = town.team("照常队", 1, 2);
    var request = town.submit(Urgency.U3);
    var later = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MICROS);

    Town.publish(
        new ClockPaused(UUID.randomUUID(), request, Instant.now(), town.village(), 1),
        new ClockMoved(
            UUID.randomUUID(),
            request,
            Instant.now(),
            town.village(),
            1,
            MoveCause.WAIT_OVER,
            new Clocks(later, later.plusSeconds(60)),
            later.plusSeconds(60)));
    accept(team, offer(request, team));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        text(
                            "select (accept_by = '%s')::text from dispatch_case where request_id = '%s'"
                                .formatted(later, request)))
                    .isEqualTo("true"));
    assertThat(state(request)).isEqualTo("ASSIGNED");
    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1");
  }
}
