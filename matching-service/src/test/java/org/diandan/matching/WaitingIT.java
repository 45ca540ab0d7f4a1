package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.makeDue;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.stepsTaken;
import static org.diandan.matching.Town.text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

class WaitingIT {

  private final Town town = new Town();
  private final TeamOf team = town.team("唯一队", 1, 1);
  private final UUID running = town.submit(Urgency.U3);

  @Test
  void tellsOnceThatNoTeamIsFreeAndWhenOneLikelyIs() {
    accept(team, offer(running, team));

    var waiting = town.submit(Urgency.U3);
    lookAgain(waiting);

    awaitTold(waiting, "search.waiting.v1");
    assertThat(Instant.parse(expected(waiting))).isEqualTo(finishBy(running));
  }

  @Test
  void countsAQuestionThatIsStillOpenAsATask() {
    offer(running, team);

    var waiting = town.submit(Urgency.U3);

    awaitTold(waiting, "search.waiting.v1");
    assertThat(Instant.parse(expected(waiting))).isEqualTo(finishBy(running));
  }

  @Test
  void countsAllThatATeamMustEndBeforeItHasRoom() {
    DATABASE.execute("update team set capacity = 2 where id = '%s'".formatted(team.id()));
    accept(team, offer(running, team));
    var later = town.submit(Urgency.U3);
    accept(team, offer(later, team));
    DATABASE.execute("update team set capacity = 1 where id = '%s'".formatted(team.id()));

    var waiting = town.submit(Urgency.U3);

    awaitTold(waiting, "search.waiting.v1");
    assertThat(Instant.parse(expected(waiting))).isEqualTo(finishBy(later));
  }

  @Test
  void namesNoTimeWhenTheTaskShouldHaveEndedAlready() {
    accept(team, offer(running, team));
    DATABASE.execute(
        "update dispatch_case set finish_by = now() - interval '1 hour' where request_id = '%s'"
            .formatted(running));

    var waiting = town.submit(Urgency.U3);

    awaitTold(waiting, "search.waiting.v1");
    assertThat(expectations(waiting)).containsExactly((String) null);
  }

  @Test
  void tellsAgainInANewRound() {
    offer(running, team);
    var waiting = town.submit(Urgency.U3);

    town.reopen(waiting, 2);

    awaitTold(waiting, "search.waiting.v1", "search.waiting.v1");
  }

  private static void lookAgain(UUID request) {
    var before = stepsTaken(request);
    makeDue(request);
    await().until(() -> stepsTaken(request) > before);
  }

  private static String expected(UUID request) {
    return expectations(request).getFirst();
  }

  private static List<String> expectations(UUID request) {
    return rows(
        "select data ->> 'expectedAt' from event_outbox where topic = 'diandan.assignment' and subject = '%s'"
            .formatted(request));
  }

  private static Instant finishBy(UUID request) {
    return Instant.parse(
        text(
            "select to_jsonb(finish_by at time zone 'UTC') #>> '{}' || 'Z' from dispatch_case where request_id = '%s'"
                .formatted(request)));
  }
}
