package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.visit;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.state;
import static org.diandan.matching.Town.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class RescheduleIT {

  private final Town town = new Town();

  @Test
  void theTeamThatPromisedKeepsTheTaskAndIsExpectedAtTheNewTime() {
    var team = town.team("守约队", 1, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(team, offer(request, team));
    var wished = in(Duration.ofDays(3));

    wish(request, wished);

    await()
        .untilAsserted(
            () ->
                assertThat(instant("select start_by from assignment where id = '%s'", assignment))
                    .isEqualTo(wished.until()));
    assertThat(instant("select next_step_at from dispatch_case where request_id = '%s'", request))
        .isAfter(wished.until());
    assertThat(instant("select wished_from from dispatch_case where request_id = '%s'", request))
        .isEqualTo(wished.from());
    assertThat(state(request)).isEqualTo("ASSIGNED");
    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1");
  }

  @Test
  void whatWasPlannedIsPlannedAnewAndToldAgain() {
    town.team("计划队", 1, 2);
    var event = PlannedIT.wished(town.submitted(Urgency.U3, Duration.ofDays(2)), 0);
    Town.publish(event);
    awaitTold(event.requestId(), "search.planned.v1");

    wish(event.requestId(), in(Duration.ofDays(9)));

    awaitTold(event.requestId(), "search.planned.v1", "search.planned.v1");
    assertThat(state(event.requestId())).isEqualTo("PLANNED");
  }

  @Test
  void aClosedRequestThatIsReopenedIsSearchedForAgain() {
    var team = town.team("重来队", 1, 2);
    var other = town.team("另一队", 3, 2);
    var request = town.submit(Urgency.U3);
    visit(team, accept(team, offer(request, team)));
    Town.publish(
        new RequestClosed(
            UUID.randomUUID(),
            request,
            Instant.now(),
            town.village(),
            ClosureReason.RESOLVED_BY_VOLUNTEERS));
    await().until(() -> state(request).equals("CLOSED"));

    town.reopen(request, 2);

    offer(request, other);
    assertThat(
            text(
                "select round::text from dispatch_case where request_id = '%s'".formatted(request)))
        .isEqualTo("2");
  }

  @Test
  void anotherTimeForWhatIsClosedChangesNothing() {
    var request = town.submit(Urgency.U3);
    town.withdraw(request);
    await().until(() -> state(request).equals("CLOSED"));
    var steps = Town.stepsTaken(request);

    wish(request, in(Duration.ofDays(1)));
    town.reopen(request, 2);

    await().until(() -> Town.stepsTaken(request) > steps);
    assertThat(
            text(
                "select (wished_from is null)::text from dispatch_case where request_id = '%s'"
                    .formatted(request)))
        .isEqualTo("true");
  }

  private void wish(UUID request, TimeWindow wished) {
    Town.publish(
        new RequestRescheduled(UUID.randomUUID(), request, Instant.now(), town.village(), wished));
  }

  private static TimeWindow in(Duration wait) {
    var from = Instant.now().plus(wait).truncatedTo(ChronoUnit.MILLIS);
    return new TimeWindow(from, from.plus(Duration.ofHours(2)));
  }

  private static Instant instant(String sql, Object id) {
    return Instant.parse(
        text(
            "select to_char((%s) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                .formatted(sql.formatted(id))));
  }
}
