package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class VisitsIT {

  private final Town town = new Town();
  private final UUID member = UUID.randomUUID();
  private final TeamOf team = teamOfTwo();

  /** A leader and a member. */
  private TeamOf teamOfTwo() {
    var both = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
    var form = town.form(both, "两人队", 1, 50);
    form.put(
        "members",
        List.of(
            Map.of("personId", both.leader(), "leader", true),
            Map.of("personId", member, "leader", false)));
    Town.bring(List.of(form));
    return both;
  }

  private record Task(UUID request, String assignment) {}

  private Task task() {
    var request = town.submit(Urgency.U3);
    return new Task(request, accept(team, offer(request, team)));
  }

  @Test
  void theLastOneWhoLeavesEndsTheVisitAndEverybodyHasHours() {
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();
    step(team.leader(), task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 42);

    step(member, task, "check-out", Map.of()).expectStatus().isOk();
    assertThat(Town.state(task.request())).isEqualTo("ASSIGNED");
    step(team.leader(), task, "check-out", Map.of()).expectStatus().isOk();

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
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();

    step(team.leader(), task, "check-out", Map.of()).expectStatus().isOk();

    assertThat(text(attendance(task, "left_by"))).isEqualTo("LEADER");
    assertThat(Town.state(task.request())).isEqualTo("DELIVERED");
  }

  @Test
  void nobodyIsAtTwoVisitsAtOnce() {
    var here = task();
    var there = task();
    step(member, here, "check-in", Map.of()).expectStatus().isOk();

    var refused = step(member, there, "check-in", Map.of());

    assertThat(type(refused, HttpStatus.CONFLICT)).isEqualTo("urn:problem:visit-elsewhere");
    assertThat(
            DATABASE.count(
                "select count(*) from attendance where person_id = '%s'".formatted(member)))
        .isEqualTo(1);
  }

  @Test
  void onlyWhoCameCanLeave() {
    var task = task();
    step(team.leader(), task, "check-in", Map.of()).expectStatus().isOk();

    assertThat(type(step(member, task, "check-out", Map.of()), HttpStatus.CONFLICT))
        .isEqualTo("urn:problem:visit-never-came");
    assertThat(type(step(team.leader(), task, "check-in", Map.of()), HttpStatus.CONFLICT))
        .isEqualTo("urn:problem:visit-is-there");
  }

  @Test
  void thePositionIsLookedAtOnceAndOnlyItsDistanceIsKept() {
    var task = task();
    var there =
        Map.<String, Object>of("longitude", 114.981, "latitude", 27.11, "accuracyMetres", 20);
    step(member, task, "check-in", there).expectStatus().isOk();

    step(member, task, "check-out", there).expectStatus().isOk();

    assertThat(text(attendance(task, "came_near || ' ' || left_near")))
        .isEqualTo("UP_TO_100_M UP_TO_100_M");
    assertThat(text(hours(task))).isEqualTo("E3");
  }

  @Test
  void aPositionTooVagueSaysNothing() {
    var task = task();

    step(
            member,
            task,
            "check-in",
            Map.of("longitude", 114.98, "latitude", 27.11, "accuracyMetres", 2000))
        .expectStatus()
        .isOk();

    assertThat(rows(attendance(task, "coalesce(came_near, 'nobody knows')")))
        .containsExactly("nobody knows");
  }

  @Test
  void theResidentsCodeProvesTheVisitAndAWrongOneStopsTheStep() {
    var task = task();

    assertThat(
            type(
                step(member, task, "check-in", Map.of("code", "0000")),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:wrong-code");
    step(member, task, "check-in", Map.of("code", PlayedCodes.RIGHT)).expectStatus().isOk();
    step(member, task, "check-out", Map.of()).expectStatus().isOk();

    assertThat(text(hours(task))).isEqualTo("E2");
  }

  @Test
  void whatAPhoneKeptIsTakenOnceAtItsOwnTimeAndProvesNoPlace() {
    var task = task();
    acceptedEarlier(task);
    var came = Instant.now().minus(50, ChronoUnit.MINUTES);
    // A clock that is a day ahead does no harm.
    var sent = Instant.now().plus(1, ChronoUnit.DAYS);
    var body =
        Map.<String, Object>of(
            "claimedAt",
            came.plus(1, ChronoUnit.DAYS).toString(),
            "sentAt",
            sent.toString(),
            "longitude",
            114.98,
            "latitude",
            27.11);

    for (int i = 0; i < 3; i++) {
      keyed(member, task, "check-in", body, "kept-1")
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.state")
          .isEqualTo("IN_SERVICE");
    }
    step(member, task, "check-out", Map.of()).expectStatus().isOk();

    assertThat(text(attendance(task, "flags[1] || ' ' || coalesce(came_near, 'unknown')")))
        .isEqualTo("CLAIMED unknown");
    assertThat(
            text(
                "select minutes || ' ' || rung from hours_entry where assignment_id = '%s'"
                    .formatted(task.assignment())))
        .isEqualTo("50 E0");
  }

  @Test
  void aMomentThatCannotBeIsRefused() {
    var task = task();
    var before = Instant.now().minus(2, ChronoUnit.HOURS).toString();

    assertThat(
            type(
                step(member, task, "check-in", Map.of("claimedAt", before)),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:claim-before-acceptance");
    DATABASE.execute(
        "update assignment set accepted_at = now() - interval '9 days' where id = '%s'"
            .formatted(task.assignment()));
    assertThat(
            type(
                step(
                    member,
                    task,
                    "check-in",
                    Map.of("claimedAt", Instant.now().minus(4, ChronoUnit.DAYS).toString())),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:claim-too-old");
  }

  @Test
  void aKeyStandsForOneStepOnly() {
    var task = task();
    keyed(member, task, "check-in", Map.of(), "one").expectStatus().isOk();

    assertThat(
            type(
                keyed(member, task, "check-out", Map.of(), "one"),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:key-reused");
  }

  @Test
  void whatCouldNotBeDoneGoesToAnotherTeamAndTheHoursStay() {
    var other = town.team("下一队", 2, 2);
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 20);

    step(member, task, "check-out", Map.of("result", "UNABLE", "reason", "TOO_LARGE"))
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
    town.team("下一队", 2, 2);
    var task = task();
    step(team.leader(), task, "check-in", Map.of()).expectStatus().isOk();

    step(team.leader(), task, "check-out", Map.of("result", "NEEDS_DEPARTMENT"))
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
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();

    step(member, task, "check-out", Map.of("result", "UNABLE"))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("reason");
  }

  @Test
  void aForgottenCheckOutEndsWithThePlanAndIsFlagged() {
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 151);

    makeDue(task.request());

    await().atMost(SOON).until(() -> Town.state(task.request()).equals("DELIVERED"));
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
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();
    timePasses(task, 149);

    makeDue(task.request());

    await()
        .atMost(SOON)
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
    var task = task();
    step(member, task, "check-in", Map.of()).expectStatus().isOk();

    town.withdraw(task.request());

    await()
        .atMost(SOON)
        .until(() -> text(attendance(task, "coalesce(left_by, '')")).equals("RELEASE"));
    step(member, task(), "check-in", Map.of()).expectStatus().isOk();
  }

  @Test
  void everyCheckInIsRecordedOnceHoweverOftenAndManyAtOnceItIsSent() {
    var tasks = IntStream.range(0, 20).mapToObj(i -> task()).toList();
    var people = IntStream.range(0, 200).mapToObj(i -> UUID.randomUUID()).toList();
    people.forEach(
        person ->
            DATABASE.execute(
                "insert into membership (team_id, person_id, leader, skills) values ('%s', '%s', false, '{}')"
                    .formatted(team.id(), person)));

    IntStream.range(0, 600)
        .parallel()
        .forEach(
            i -> {
              var person = people.get(i % 200);
              keyed(person, tasks.get(i % 20), "check-in", Map.of(), "k" + i % 200)
                  .expectStatus()
                  .isOk();
            });

    assertThat(
            DATABASE.count(
                "select count(*) from attendance t join assignment a on a.id = t.assignment_id where a.team_id = '%s'"
                    .formatted(team.id())))
        .isEqualTo(200);
    assertThat(
            DATABASE.count(
                "select count(*) from event_outbox e join assignment a on a.request_id = e.subject where a.team_id = '%s' and e.type = 'visit.checked-in.v1'"
                    .formatted(team.id())))
        .isEqualTo(20);
  }

  @Test
  void theDayShowsTheNextStopAndTheVisitWhatToDo() {
    var task = task();

    assertThat(page(member, "/visits"))
        .contains("下一站", "data-step=\"check-in\"", "data-point=\"27.110,114.980\"", "geo:27.110");
    step(member, task, "check-in", Map.of()).expectStatus().isOk();
    assertThat(page(member, "/visits")).contains("正在服务", "#leave");
    assertThat(page(member, "/visits/" + task.assignment()))
        .contains("做得怎么样", "没有见到人", "/brief?pass=", "谁来过")
        .doesNotContain("退回这一单");
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

  private ResponseSpec step(UUID person, Task task, String step, Map<String, Object> body) {
    return keyed(person, task, step, body, UUID.randomUUID().toString());
  }

  private ResponseSpec keyed(
      UUID person, Task task, String step, Map<String, Object> body, String key) {
    return RunningService.as(person, "VOLUNTEER", "")
        .post()
        .uri("/api/assignments/{id}/{step}", task.assignment(), step)
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  private static String page(UUID person, String path) {
    var page =
        RunningService.as(person, "VOLUNTEER", "")
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return page == null ? "" : page;
  }

  private static String type(ResponseSpec answer, HttpStatus status) {
    var problem =
        answer
            .expectStatus()
            .isEqualTo(status)
            .expectBody(ProblemDetail.class)
            .returnResult()
            .getResponseBody();
    return problem == null || problem.getType() == null ? "" : problem.getType().toString();
  }

  private static String attendance(Task task, String what) {
    return "select %s from attendance where assignment_id = '%s'"
        .formatted(what, task.assignment());
  }

  private static String hours(Task task) {
    return "select rung from hours_entry where assignment_id = '%s'".formatted(task.assignment());
  }

  private static void acceptedEarlier(Task task) {
    DATABASE.execute(
        "update assignment set accepted_at = accepted_at - interval '1 hour' where id = '%s'"
            .formatted(task.assignment()));
  }

  private static void timePasses(Task task, int minutes) {
    DATABASE.execute(
        "update attendance set came_at = came_at - interval '%d minutes' where assignment_id = '%s'"
            .formatted(minutes, task.assignment()));
    DATABASE.execute(
        "update assignment set checked_in_at = checked_in_at - interval '%1$d minutes', planned_until = planned_until - interval '%1$d minutes' where id = '%2$s'"
            .formatted(minutes, task.assignment()));
  }
}
