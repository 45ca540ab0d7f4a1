package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

/** What the database alone keeps of duties. */
class DutyRowsIT {

  private final Instant tomorrow =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.DAYS);

  private final Town town = new Town();

  @Test
  void nobodyIsPromisedToTwoResidentsAtOnce() {
    var team = town.team("一队", 1, 5);
    var person = UUID.randomUUID();
    duty(task(team), person, 0, "PLANNED");
    var second = task(team);

    assertThatThrownBy(() -> duty(second, person, 1, "PLANNED"))
        .hasStackTraceContaining("duty_no_overlap_ex");
    assertThatThrownBy(() -> duty(second, person, 1, "STANDBY"))
        .hasStackTraceContaining("duty_no_overlap_ex");
    duty(second, person, 2, "PLANNED");
    duty(task(team), UUID.randomUUID(), 0, "PLANNED");
  }

  @Test
  void dutiesEndWithTheirTask() {
    var team = town.team("一队", 1, 5);
    var given = task(team);
    var done = task(team);
    var goes = UUID.randomUUID();
    duty(given, goes, 0, "PLANNED");
    duty(done, goes, 4, "PLANNED");
    duty(done, UUID.randomUUID(), 4, "STANDBY");

    RunningService.leader(team.leader())
        .post()
        .uri("/api/assignments/{id}/release", given)
        .exchange()
        .expectStatus()
        .isOk();
    Deeds.visit(team, done);

    assertThat(states(given)).isEqualTo("RELEASED");
    assertThat(states(done)).contains("DONE").contains("RELEASED").doesNotContain("PLANNED");
  }

  @Test
  void dutiesMoveWithTheWishedTimeAndAreDroppedWhereTheyWouldMeetAnother() {
    var team = town.team("一队", 1, 5);
    var moved = task(team);
    var busy = UUID.randomUUID();
    var free = UUID.randomUUID();
    duty(moved, busy, 0, "PLANNED");
    duty(moved, free, 0, "PLANNED");
    duty(task(team), busy, 24, "PLANNED");
    var wished =
        new TimeWindow(tomorrow.plus(24, ChronoUnit.HOURS), tomorrow.plus(28, ChronoUnit.HOURS));

    Town.publish(
        new RequestRescheduled(
            UUID.randomUUID(), requestOf(moved), Instant.now(), town.village(), wished));

    await().until(() -> states(moved).contains("RELEASED"));
    assertThat(rows(ofPerson(moved, busy))).containsExactly("RELEASED MOVED_INTO_ANOTHER");
    assertThat(
            rows(
                "select lower(planned) = '%s' and upper(planned) = '%s' from duty where assignment_id = '%s' and person_id = '%s'"
                    .formatted(
                        wished.from(), wished.from().plus(2, ChronoUnit.HOURS), moved, free)))
        .containsExactly("t");
  }

  private String task(TeamOf team) {
    return Deeds.accept(team, offer(town.submit(Urgency.U3), team));
  }

  private static UUID requestOf(String assignment) {
    return UUID.fromString(
        Town.text("select request_id from assignment where id = '%s'".formatted(assignment)));
  }

  private void duty(String assignment, UUID person, int hour, String state) {
    var from = tomorrow.plus(hour, ChronoUnit.HOURS);
    DATABASE.execute(
        """
        insert into duty (id, assignment_id, team_id, person_id, planned, state, assigned_by)
        select gen_random_uuid(), id, team_id, '%s', tstzrange('%s', '%s'), '%s', accepted_by
        from assignment
        where id = '%s'
        """
            .formatted(person, from, from.plus(2, ChronoUnit.HOURS), state, assignment));
  }

  private static String ofPerson(String assignment, UUID person) {
    return "select state || ' ' || because from duty where assignment_id = '%s' and person_id = '%s'"
        .formatted(assignment, person);
  }

  private static String states(String assignment) {
    return String.join(
        " ", rows("select state from duty where assignment_id = '%s'".formatted(assignment)));
  }
}
