package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.publish;
import static org.diandan.matching.Town.state;
import static org.diandan.matching.Town.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class ReferredIT {

  private final Town town = new Town();

  @Test
  void theTeamIsFreeAndNobodyIsLookedForWhileADepartmentHasIt() {
    var team = town.team("一队", 1, 1);
    var request = town.submit(Urgency.U3);
    accept(team, offer(request, team));

    refer(request, 1);

    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1", "assignment.released.v1");
    assertThat(state(request)).isEqualTo("CLOSED");
    assertThat(openAssignments(team)).isZero();
  }

  @Test
  void theSearchBeginsAnewWhenTheDepartmentHandsItBack() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    offer(request, team);
    refer(request, 1);
    await().until(() -> state(request).equals("CLOSED"));

    publish(
        new RequestHandedBack(
            UUID.randomUUID(),
            request,
            Instant.now(),
            town.village(),
            2,
            LadderReason.CAN_BE_DONE_BELOW,
            soon()));

    awaitTold(request, "offer.sent.v1", "offer.withdrawn.v1", "offer.sent.v1");
    assertThat(round(request)).isEqualTo("2");
  }

  @Test
  void nobodyIsLookedForWhenTheDepartmentTriesAgain() {
    var request = town.submit(Urgency.U3);

    refer(request, 2);
    publish(
        new RequestReopened(UUID.randomUUID(), request, Instant.now(), town.village(), 2, soon()));
    refer(request, 3);

    await().until(() -> round(request).equals("3"));
    assertThat(state(request)).isEqualTo("CLOSED");
    assertThat(text("select count(*)::text from offer where request_id = '%s'".formatted(request)))
        .isEqualTo("0");
  }

  private void refer(UUID request, int round) {
    publish(
        new RequestReferred(
            UUID.randomUUID(),
            request,
            Instant.now(),
            town.village(),
            round,
            UUID.randomUUID(),
            Rung.RESPONSIBLE,
            UUID.randomUUID(),
            Set.of(),
            LadderReason.NO_TEAM,
            false,
            soon().acceptBy(),
            soon().finishBy(),
            Set.of()));
  }

  private static Clocks soon() {
    return new Clocks(
        Instant.now().plus(Duration.ofHours(8)), Instant.now().plus(Duration.ofDays(3)));
  }

  private static String round(UUID request) {
    return text("select round::text from dispatch_case where request_id = '%s'".formatted(request));
  }
}
