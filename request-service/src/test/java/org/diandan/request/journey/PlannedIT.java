package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.SearchEvent.SearchPlanned;
import org.junit.jupiter.api.Test;

class PlannedIT {

  @Test
  void theResidentReadsThatItIsPlannedUntilATeamIsAsked() {
    var taken = taken(submit(order(Map.of())));
    var browser = new Browser();

    MATCHING.say(planned(taken.id()));

    await()
        .untilAsserted(
            () ->
                assertThat(browser.open(taken.link()).page())
                    .contains("已排期，志愿队待确认", "已排期，最晚 2099年1月2日下午 2:00 确认志愿队"));
    MATCHING.say(Team.called("甲队").isAsked(taken.id(), 1));
    await()
        .untilAsserted(
            () ->
                assertThat(browser.open(taken.link()).page())
                    .contains("已经在问队伍", "已排期，最晚 2099年1月2日下午 2:00 确认志愿队")
                    .doesNotContain("志愿队待确认"));
  }

  private static SearchPlanned planned(UUID request) {
    var asked = Instant.parse("2099-01-02T02:00:00Z");
    return new SearchPlanned(
        UUID.randomUUID(),
        Instant.now(),
        new Case(request, new AreaCode(Ordering.VILLAGE), 1),
        asked,
        asked.plus(Duration.ofHours(4)));
  }
}
