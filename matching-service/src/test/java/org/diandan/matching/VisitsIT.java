package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;
import static org.diandan.matching.Visiting.attendance;
import static org.diandan.matching.Visiting.page;
import static org.diandan.matching.Visiting.timePasses;
import static org.diandan.matching.Visiting.type;

import java.util.Map;
import java.util.UUID;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class VisitsIT {

  private final Visiting visiting = new Visiting();
  private final UUID member = visiting.member;
  private final TeamOf team = visiting.team;

  @Test
  void theLastOneWhoLeavesEndsTheVisitAndEverybodyHasHours() {
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();
    visiting.step(team.leader(), task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 42);

    visiting.step(member, task, "check-out", Map.of()).expectStatus().isOk();
    assertThat(Town.state(task.request())).isEqualTo("ASSIGNED");
    visiting.step(team.leader(), task, "check-out", Map.of()).expectStatus().isOk();

    awaitTold(
        task.request(),
        "offer.sent.v1",
        "assignment.accepted.v1",
        "visit.checked-in.v1",
        "visit.delivered.v1");
    assertThat(
            rows(
                "select minutes || ' ' || rung from hours_entry where assignment_id = '%s' order by rung"
                    .formatted(task.assignment())))
        .containsExactly("42 E0", "42 E1");
  }

  @Test
  void aLeaderEndsTheVisitForWhoeverIsStillThere() {
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();

    visiting.step(team.leader(), task, "check-out", Map.of()).expectStatus().isOk();

    assertThat(text(attendance(task, "left_by"))).isEqualTo("LEADER");
    assertThat(Town.state(task.request())).isEqualTo("DELIVERED");
  }

  @Test
  void nobodyIsAtTwoVisitsAtOnce() {
    var here = visiting.task();
    var there = visiting.task();
    visiting.step(member, here, "check-in", Map.of()).expectStatus().isOk();

    var refused = visiting.step(member, there, "check-in", Map.of());

    assertThat(type(refused, HttpStatus.CONFLICT)).isEqualTo("urn:problem:visit-elsewhere");
    assertThat(
            DATABASE.count(
                "select count(*) from attendance where person_id = '%s'".formatted(member)))
        .isEqualTo(1);
  }

  @Test
  void onlyWhoCameCanLeave() {
    var task = visiting.task();
    visiting.step(team.leader(), task, "check-in", Map.of()).expectStatus().isOk();

    assertThat(type(visiting.step(member, task, "check-out", Map.of()), HttpStatus.CONFLICT))
        .isEqualTo("urn:problem:visit-never-came");
    assertThat(type(visiting.step(team.leader(), task, "check-in", Map.of()), HttpStatus.CONFLICT))
        .isEqualTo("urn:problem:visit-is-there");
  }

  @Test
  void whatCouldNotBeDoneGoesToAnotherTeamAndTheHoursStay() {
    var other = visiting.town.team("下一队", 2, 2);
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 20);

    visiting
        .step(member, task, "check-out", Map.of("result", "UNABLE", "reason", "TOO_LARGE"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("RELEASED");

    offer(task.request(), other);
    assertThat(
            text(
                "select data ->> 'reason' || ' ' || (data ->> 'result') from event_outbox where type = 'assignment.released.v1' and subject = '%s'"
                    .formatted(task.request())))
        .isEqualTo("TASK_TOO_LARGE UNABLE");
    assertThat(
            DATABASE.count(
                "select sum(minutes) from hours_entry where assignment_id = '%s'"
                    .formatted(task.assignment())))
        .isEqualTo(20);
    assertThat(Deeds.openAssignments(team)).isZero();
  }

  @Test
  void whatNeedsADepartmentWaitsForAPerson() {
    visiting.town.team("下一队", 2, 2);
    var task = visiting.task();
    visiting.step(team.leader(), task, "check-in", Map.of()).expectStatus().isOk();

    visiting
        .step(team.leader(), task, "check-out", Map.of("result", "NEEDS_DEPARTMENT"))
        .expectStatus()
        .isOk();

    awaitTold(
        task.request(),
        "offer.sent.v1",
        "assignment.accepted.v1",
        "visit.checked-in.v1",
        "assignment.released.v1",
        "search.escalated.v1");
    assertThat(Deeds.escalation(task.request())).isEqualTo("NEEDS_DEPARTMENT");
    assertThat(
            rows(
                "select 1 from dispatch_case where request_id = '%s' and state = 'SEARCHING' and next_step_at is null"
                    .formatted(task.request())))
        .hasSize(1);
  }

  @Test
  void aResultNeedsItsReason() {
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();

    visiting
        .step(member, task, "check-out", Map.of("result", "UNABLE"))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("reason");
  }

  @Test
  void aForgottenCheckOutEndsWithThePlanAndIsFlagged() {
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 151);

    makeDue(task.request());

    await().until(() -> Town.state(task.request()).equals("DELIVERED"));
    assertThat(
            text(
                attendance(
                    task,
                    "left_by || ' ' || flags[1] || ' ' || extract(epoch from left_at - came_at) / 60")))
        .startsWith("CLOCK FORGOTTEN 120");
    assertThat(
            text(
                "select minutes || ' ' || rung || ' ' || times_made_up from hours_entry where assignment_id = '%s'"
                    .formatted(task.assignment())))
        .isEqualTo("120 E0 true");
  }

  @Test
  void aVisitIsNotEndedBeforeItsTime() {
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 149);

    makeDue(task.request());

    await()
        .until(
            () ->
                DATABASE.count(
                        "select count(*) from dispatch_case where request_id = '%s' and next_step_at > now()"
                            .formatted(task.request()))
                    == 1);
    assertThat(Town.state(task.request())).isEqualTo("ASSIGNED");
  }

  @Test
  void aTaskTakenAwayLeavesNobodyBehind() {
    var task = visiting.task();
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();

    visiting.town.withdraw(task.request());

    await().until(() -> text(attendance(task, "coalesce(left_by, '')")).equals("RELEASE"));
    visiting.step(member, visiting.task(), "check-in", Map.of()).expectStatus().isOk();
  }

  @Test
  void theDayShowsTheNextStopAndTheVisitWhatToDo() {
    var task = visiting.task();

    assertThat(page(member, "/visits"))
        .contains("下一站", "data-step=\"check-in\"", "data-point=\"27.110,114.980\"", "geo:27.110");
    visiting.step(member, task, "check-in", Map.of()).expectStatus().isOk();
    assertThat(page(member, "/visits")).contains("正在服务", "#leave");
    assertThat(page(member, "/visits/" + task.assignment()))
        .contains("做得怎么样", "没有见到人", "/brief?pass=", "谁来过")
        .doesNotContain("退回这一单");
  }

  @Test
  void theLeaderIsLedToWhoGoesAndToTheHandOvers() {
    var task = visiting.task();
    var whoGoes = "href=\"/duties/%s\"".formatted(task.assignment());

    assertThat(page(team.leader(), "/visits/" + task.assignment()))
        .contains(whoGoes, "href=\"/handovers\"");
    assertThat(page(member, "/visits/" + task.assignment()))
        .doesNotContain(whoGoes, "href=\"/handovers\"");
  }

  @Test
  void theWorkerMayHaveThePagesOfVisits() {
    RunningService.anybody()
        .get()
        .uri("/visits/sw.js")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Service-Worker-Allowed", "/visits");
  }
}
