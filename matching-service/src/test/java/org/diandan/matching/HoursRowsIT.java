package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.visit;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;

import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class HoursRowsIT {

  private final Town town = new Town();

  @Test
  void aVisitThatOverlapsAnotherOfThePersonEndsAndItsEntryIsRefused() {
    var team = town.team("一队", 1, 3);
    var first = town.submit(Urgency.U3);
    var firstTask = accept(team, offer(first, team));
    var second = town.submit(Urgency.U3);
    var secondTask = accept(team, offer(second, team));

    visit(team, firstTask);
    DATABASE.execute(
        "update hours_entry set served_from = served_from - interval '1 hour' where person_id = '%s'"
            .formatted(team.leader()));
    RunningService.leader(team.leader())
        .post()
        .uri("/api/assignments/{id}/check-in", secondTask)
        .exchange()
        .expectStatus()
        .isOk();
    DATABASE.execute(
        "update assignment set checked_in_at = now() - interval '30 minutes' where id = '%s'"
            .formatted(secondTask));
    RunningService.leader(team.leader())
        .post()
        .uri("/api/assignments/{id}/check-out", secondTask)
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(
            rows(
                "select concat_ws(' ', state, because, rung) from hours_entry where person_id = '%s' order by recorded_at"
                    .formatted(team.leader())))
        .containsExactly("RECORDED E0", "REFUSED OVERLAP E0");
    assertThat(
            DATABASE.count(
                "select count(*) from event_outbox where type = 'hours.recorded.v1' and subject = '%s'"
                    .formatted(team.leader())))
        .isEqualTo(1);
  }

  @Test
  void theServiceCannotDeleteAnEntry() {
    assertThatThrownBy(
            () ->
                RunningService.bean(DatabaseClient.class)
                    .sql("delete from matching.hours_entry")
                    .fetch()
                    .rowsUpdated()
                    .block())
        .hasMessageContaining("permission denied");
  }
}
