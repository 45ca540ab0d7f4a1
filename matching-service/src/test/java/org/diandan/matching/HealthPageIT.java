package org.diandan.matching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.outbox.Wellbeing.Invariants;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How this service is, in plain words. */
class HealthPageIT {

  private static final String PATH = "/admin/health/matching";

  @Test
  void everySignSaysWhatItMeans() {
    var administrator = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", "");

    var page = page(administrator, PATH);
    var part = page(administrator, PATH + "/signs");

    assertThat(page).contains("派单服务", "回答用了", "都在听", "跟得上", "磁盘").doesNotContain("??");
    assertThat(part).contains("相邻城市：", "<section").doesNotContain("<html", "??");
  }

  @Test
  void whatNoWorkingCodeLeavesBehindIsCounted() throws SQLException {
    var town = new Town();
    town.team("北家安志愿服务队", 1.2, 3, "S09");
    var asked = town.submit(Urgency.U3, "S09");
    var alone = town.submit(Urgency.U3, "S01");
    var before = foundAfter();

    var found =
        foundAfter(
            """
            insert into matching.assignment (
              id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by)
            select gen_random_uuid(), request_id, round, id, team_id, 'ACCEPTED', now(), id
            from matching.offer where request_id = '%s'
            """
                .formatted(asked),
            """
            update matching.offer set expires_at = now() - interval '11 minutes'
            where request_id = '%s'
            """
                .formatted(asked),
            """
            update matching.dispatch_case
            set state = 'ASSIGNED', next_step_at = now() - interval '11 minutes'
            where request_id = '%s'
            """
                .formatted(alone));

    assertThat(RunningService.bean(Invariants.class).kinds()).containsAll(before.keySet());
    assertThat(found)
        .allSatisfy(
            (kind, number) ->
                assertThat(number - requireNonNull(before.get(kind)))
                    .as(kind)
                    .isEqualTo(kind.startsWith("event-") ? 0 : 1));
  }

  /** In a transaction nobody else sees, so that whatever mends such rows does not. */
  private static Map<String, Long> foundAfter(String... arrangements) throws SQLException {
    var found = new TreeMap<String, Long>();
    try (var connection = RunningService.DATABASE.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var arrangement : arrangements) {
        statement.execute(arrangement);
      }
      try (var rows = statement.executeQuery(RunningService.bean(Invariants.class).statement())) {
        while (rows.next()) {
          found.put(rows.getString("kind"), rows.getLong("number"));
        }
      }
      connection.rollback();
    }
    return found;
  }

  @Test
  void onlyAdministratorsOfEverywhereSeeIt() {
    var county = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", "360802");

    county.get().uri(PATH).exchange().expectStatus().isForbidden();
    county.get().uri(PATH + "/signs").exchange().expectStatus().isForbidden();
    county.post().uri(PATH + "/looking").exchange().expectStatus().isForbidden();
  }

  private static String page(WebTestClient who, String path) {
    return String.valueOf(
        who.mutate()
            .responseTimeout(Duration.ofSeconds(60))
            .build()
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }
}
