package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.publish;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.state;
import static org.diandan.matching.Town.text;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class MergedIT {

  private final Town town = new Town();
  private final UUID leader = UUID.randomUUID();

  @Test
  void nobodyIsLookedForWhenARequestIsMerged() {
    var team = town.team("一队", 1, 2);
    var next = town.team("二队", 2, 2);
    var request = town.submit(Urgency.U3);
    var offer = offer(request, team);

    merge(request);

    awaitTold(request, "offer.sent.v1", "offer.withdrawn.v1");
    assertThat(state(request)).isEqualTo("CLOSED");
    assertThat(text("select state from offer where id = '%s'".formatted(offer)))
        .isEqualTo("WITHDRAWN");
    assertThat(rows("select id from offer where team_id = '%s'".formatted(next.id()))).isEmpty();
    assertThat(nextStep(request)).isEqualTo("never");
  }

  @Test
  void aTeamThatAcceptedMeanwhileIsFree() {
    var team = town.team("一队", 1, 1);
    var request = town.submit(Urgency.U3);
    accept(team, offer(request, team));

    merge(request);

    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1", "assignment.released.v1");
    assertThat(openAssignments(team)).isZero();
  }

  @Test
  void theSearchGoesOnUnderTheOldPromisesWhenItIsPartedAgain() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    offer(request, team);
    var promises = promises(request);
    merge(request);
    await().until(() -> state(request).equals("CLOSED"));

    publish(new RequestUnmerged(UUID.randomUUID(), request, Instant.now(), town.village(), leader));

    offer(request, team);
    awaitTold(request, "offer.sent.v1", "offer.withdrawn.v1", "offer.sent.v1");
    assertThat(promises(request)).isEqualTo(promises);
  }

  private void merge(UUID request) {
    publish(new RequestMerged(UUID.randomUUID(), request, Instant.now(), town.village(), leader));
  }

  private static String promises(UUID request) {
    return text(
        "select accept_by || ' ' || finish_by from dispatch_case where request_id = '%s'"
            .formatted(request));
  }

  private static String nextStep(UUID request) {
    return text(
        "select coalesce(next_step_at::text, 'never') from dispatch_case where request_id = '%s'"
            .formatted(request));
  }
}
