package org.diandan.matching;

import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A leader and a member of a team of their own, and what they do. */
final class Visiting {

  final Town town = new Town();

  final UUID member = UUID.randomUUID();
  final TeamOf team = teamOfTwo();

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

  record Task(UUID request, String assignment) {}

  Task task() {
    var request = town.submit(Urgency.U3);
    return new Task(request, accept(team, offer(request, team)));
  }

  ResponseSpec step(UUID person, Task task, String step, Map<String, Object> body) {
    return sent(person, task.assignment() + "/" + step, body, UUID.randomUUID().toString());
  }

  /** A check-in under a key. */
  ResponseSpec checkIn(UUID person, Task task, Map<String, Object> body, String key) {
    return sent(person, task.assignment() + "/check-in", body, key);
  }

  ResponseSpec sent(UUID person, String step, Map<String, Object> body, String key) {
    return RunningService.as(person, "VOLUNTEER", "")
        .post()
        .uri("/api/assignments/" + step)
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  static String page(UUID person, String path) {
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

  static String type(ResponseSpec answer, HttpStatus status) {
    var problem =
        answer
            .expectStatus()
            .isEqualTo(status)
            .expectBody(ProblemDetail.class)
            .returnResult()
            .getResponseBody();
    return problem == null || problem.getType() == null ? "" : problem.getType().toString();
  }

  static String attendance(Task task, String what) {
    return "select %s from attendance where assignment_id = '%s'"
        .formatted(what, task.assignment());
  }

  static String hours(Task task) {
    return "select rung from hours_entry where assignment_id = '%s'".formatted(task.assignment());
  }

  static void acceptedEarlier(Task task) {
    DATABASE.execute(
        "update assignment set accepted_at = accepted_at - interval '1 hour' where id = '%s'"
            .formatted(task.assignment()));
  }

  static void timePasses(Task task, int minutes) {
    DATABASE.execute(
        "update attendance set came_at = came_at - interval '%d minutes' where assignment_id = '%s'"
            .formatted(minutes, task.assignment()));
    DATABASE.execute(
        "update assignment set checked_in_at = checked_in_at - interval '%1$d minutes', planned_until = planned_until - interval '%1$d minutes' where id = '%2$s'"
            .formatted(minutes, task.assignment()));
  }
}
