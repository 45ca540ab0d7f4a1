package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;
import static org.diandan.matching.Visiting.acceptedEarlier;
import static org.diandan.matching.Visiting.attendance;
import static org.diandan.matching.Visiting.hours;
import static org.diandan.matching.Visiting.type;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class VisitProofsIT {

  private final Visiting visiting = new Visiting();
  private final UUID member = visiting.member;
  private final TeamOf team = visiting.team;

  @Test
  void thePositionIsLookedAtOnceAndOnlyItsDistanceIsKept() {
    var task = visiting.task();
    var there =
        Map.<String, Object>of("longitude", 114.981, "latitude", 27.11, "accuracyMetres", 20);
    visiting.step(member, task, "check-in", there).expectStatus().isOk();

    visiting.step(member, task, "check-out", there).expectStatus().isOk();

    assertThat(text(attendance(task, "came_near || ' ' || left_near")))
        .isEqualTo("UP_TO_100_M UP_TO_100_M");
    assertThat(text(hours(task))).isEqualTo("E3");
  }

  @Test
  void aPositionTooVagueSaysNothing() {
    var task = visiting.task();

    visiting
        .step(
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
    var task = visiting.task();

    assertThat(
            type(
                visiting.step(member, task, "check-in", Map.of("code", "0000")),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:wrong-code");
    visiting
        .step(member, task, "check-in", Map.of("code", PlayedCodes.RIGHT))
        .expectStatus()
        .isOk();
    visiting.step(member, task, "check-out", Map.of()).expectStatus().isOk();

    assertThat(text(hours(task))).isEqualTo("E2");
  }

  @Test
  void whatAPhoneKeptIsTakenOnceAtItsOwnTimeAndProvesNoPlace() {
    var task = visiting.task();
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
      visiting
          .checkIn(member, task, body, "kept-1")
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.state")
          .isEqualTo("IN_SERVICE");
    }
    visiting.step(member, task, "check-out", Map.of()).expectStatus().isOk();

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
    var task = visiting.task();
    var before = Instant.now().minus(2, ChronoUnit.HOURS).toString();

    assertThat(
            type(
                visiting.step(member, task, "check-in", Map.of("claimedAt", before)),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:claim-before-acceptance");
    DATABASE.execute(
        "update assignment set accepted_at = now() - interval '9 days' where id = '%s'"
            .formatted(task.assignment()));
    assertThat(
            type(
                visiting.step(
                    member,
                    task,
                    "check-in",
                    Map.of("claimedAt", Instant.now().minus(4, ChronoUnit.DAYS).toString())),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:claim-too-old");
  }

  @Test
  void aKeyStandsForOneStepOnly() {
    var task = visiting.task();
    visiting.checkIn(member, task, Map.of(), "one").expectStatus().isOk();

    assertThat(
            type(
                visiting.sent(member, task.assignment() + "/check-out", Map.of(), "one"),
                HttpStatus.UNPROCESSABLE_CONTENT))
        .isEqualTo("urn:problem:key-reused");
  }

  @Test
  void everyCheckInIsRecordedOnceHoweverOftenAndManyAtOnceItIsSent() {
    var tasks = IntStream.range(0, 20).mapToObj(i -> visiting.task()).toList();
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
              visiting
                  .checkIn(person, tasks.get(i % 20), Map.of(), "k" + i % 200)
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
}
