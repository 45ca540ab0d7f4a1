package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

class VisitClockIT {

  private final Town town = new Town();

  @Test
  void remindsALateTeamOnceAndGivesTheTaskToAnotherWhenNobodyComes() {
    var late = town.team("迟到队", 1, 2);
    var other = town.team("替补队", 3, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(late, offer(request, late));

    timePasses(request, assignment, "20 minutes");
    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1", "visit.late.v1");
    timePasses(request, assignment, "61 minutes");

    offer(request, other);
    awaitTold(
        request,
        "offer.sent.v1",
        "assignment.accepted.v1",
        "visit.late.v1",
        "assignment.released.v1",
        "offer.sent.v1");
    assertThat(releaseReason(assignment)).isEqualTo("NO_SHOW");
    assertThat(openAssignments(late)).isZero();
  }

  @Test
  void leavesATeamAloneThatCheckedIn() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(team, offer(request, team));
    assertThat(post(team, "/api/assignments/{id}/check-in", assignment, Map.of()))
        .isEqualTo(HttpStatus.OK);

    assertThat(
            DATABASE.count(
                "select count(*) from dispatch_case where request_id = '%s' and next_step_at > now() + interval '2 hours'"
                    .formatted(request)))
        .isEqualTo(1);
  }

  @Test
  void keepsTheReasonOfATeamThatGivesItsTaskBack() {
    var team = town.team("一队", 1, 2);
    var other = town.team("二队", 2, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(team, offer(request, team));

    assertThat(post(team, "/api/assignments/{id}/release", assignment, Map.of("reason", "HEALTH")))
        .isEqualTo(HttpStatus.OK);

    offer(request, other);
    assertThat(releaseReason(assignment)).isEqualTo("HEALTH");
    assertThat(
            text(
                "select data ->> 'reason' from event_outbox where type = 'assignment.released.v1' and subject = '%s'"
                    .formatted(request)))
        .isEqualTo("HEALTH");
  }

  @Test
  void aTeamCannotGiveAReasonOfThePlatform() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(team, offer(request, team));

    assertThat(post(team, "/api/assignments/{id}/release", assignment, Map.of("reason", "NO_SHOW")))
        .isEqualTo(HttpStatus.BAD_REQUEST);

    assertThat(Town.state(request)).isEqualTo("ASSIGNED");
  }

  @Test
  void tellsOnceThatALeaderSawTheOffer() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    var offer = offer(request, team);

    for (int i = 0; i < 2; i++) {
      RunningService.leader(team.leader())
          .get()
          .uri("/api/offers/{id}", offer)
          .exchange()
          .expectStatus()
          .isOk();
    }

    awaitTold(request, "offer.sent.v1", "offer.seen.v1");
  }

  @Test
  void handsATaskOverWhenTheOtherTeamAgrees() {
    var holder = town.team("原队", 1, 2);
    var asker = town.team("接手队", 2, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(holder, offer(request, holder));

    ask(asker, assignment, HttpStatus.CREATED);
    assertThat(post(holder, "/api/assignments/{id}/handover/agreement", assignment, Map.of()))
        .isEqualTo(HttpStatus.NO_CONTENT);

    awaitTold(
        request,
        "offer.sent.v1",
        "assignment.accepted.v1",
        "handover.asked.v1",
        "assignment.released.v1",
        "assignment.accepted.v1");
    assertThat(releaseReason(assignment)).isEqualTo("HANDED_OVER");
    assertThat(openAssignments(holder)).isZero();
    assertThat(openAssignments(asker)).isEqualTo(1);
    assertThat(Town.state(request)).isEqualTo("ASSIGNED");
  }

  @Test
  void handsATaskOverWhenTheOtherTeamKeepsSilent() {
    var holder = town.team("原队", 1, 2);
    var asker = town.team("接手队", 2, 2);
    var request = town.submit(Urgency.U3);
    var assignment = accept(holder, offer(request, holder));

    ask(asker, assignment, HttpStatus.CREATED);
    DATABASE.execute(
        "update handover set answer_by = now() where assignment_id = '%s'".formatted(assignment));
    makeDue(request);

    awaitTold(
        request,
        "offer.sent.v1",
        "assignment.accepted.v1",
        "handover.asked.v1",
        "assignment.released.v1",
        "assignment.accepted.v1");
    assertThat(handoverState(assignment)).isEqualTo("AGREED_BY_SILENCE");
  }

  @Test
  void keepsATaskWithAReasonAndNeverPassesItToATeamWithoutRoom() {
    var holder = town.team("原队", 1, 2);
    var asker = town.team("接手队", 2, 1);
    var request = town.submit(Urgency.U3);
    var assignment = accept(holder, offer(request, holder));
    ask(asker, assignment, HttpStatus.CREATED);
    ask(asker, assignment, HttpStatus.CONFLICT);

    DATABASE.execute("update team set open_assignments = 1 where id = '%s'".formatted(asker.id()));
    assertThat(post(holder, "/api/assignments/{id}/handover/agreement", assignment, Map.of()))
        .isEqualTo(HttpStatus.CONFLICT);
    assertThat(
            post(
                holder,
                "/api/assignments/{id}/handover/refusal",
                assignment,
                Map.of("reason", "老人认得我们")))
        .isEqualTo(HttpStatus.NO_CONTENT);

    awaitTold(
        request,
        "offer.sent.v1",
        "assignment.accepted.v1",
        "handover.asked.v1",
        "handover.refused.v1");
    assertThat(handoverState(assignment)).isEqualTo("REFUSED");
    assertThat(openAssignments(asker)).isEqualTo(1);
  }

  @Test
  void asksOnlyForATeamTheCallerLeadsAndThatFits() {
    var holder = town.team("原队", 1, 2, "S09");
    var unfit = town.team("不会修队", 2, 2);
    var request = town.submit(Urgency.U3, "S09");
    var assignment = accept(holder, offer(request, holder));

    ask(unfit, assignment, HttpStatus.CONFLICT);
    assertThat(
            post(
                unfit, "/api/assignments/{id}/handover", assignment, Map.of("teamId", holder.id())))
        .isEqualTo(HttpStatus.NOT_FOUND);

    awaitTold(request, "offer.sent.v1", "assignment.accepted.v1");
  }

  private static void ask(Town.TeamOf asker, String assignment, HttpStatus expected) {
    assertThat(
            post(asker, "/api/assignments/{id}/handover", assignment, Map.of("teamId", asker.id())))
        .isEqualTo(expected);
  }

  private static HttpStatusCode post(
      Town.TeamOf team, String path, String assignment, Object body) {
    return RunningService.leader(team.leader())
        .post()
        .uri(path, assignment)
        .bodyValue(body)
        .exchange()
        .returnResult(Void.class)
        .getStatus();
  }

  private static void timePasses(UUID request, String assignment, String interval) {
    DATABASE.execute(
        "update assignment set start_by = now() - interval '%s' where id = '%s'"
            .formatted(interval, assignment));
    makeDue(request);
  }

  private static String releaseReason(String assignment) {
    return text("select release_reason from assignment where id = '%s'".formatted(assignment));
  }

  private static String handoverState(String assignment) {
    return text("select state from handover where assignment_id = '%s'".formatted(assignment));
  }
}
