package org.diandan.notification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.diandan.outbox.Wellbeing.Invariants;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How this service is, in plain words. */
class HealthPageIT {

  private static final UUID STUCK = UUID.randomUUID();
  private static final String PATH = "/admin/health/notification";

  @Test
  void everySignSaysWhatItMeans() {
    var administrator = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR");

    var page = page(administrator, PATH);
    var part = page(administrator, PATH + "/signs");

    assertThat(page).contains("通知服务", "回答用了", "都在听", "跟得上", "磁盘").doesNotContain("??");
    assertThat(part).contains("要告诉谁：", "<section").doesNotContain("<html", "??");
  }

  @Test
  void whatStandsStillIsCounted() throws SQLException {
    var before = foundAfter();

    var found =
        foundAfter(
            """
            insert into notice (event_id, kind, request_id, occurred_at, due_at)
            values ('%1$s', 'REQUEST_SUBMITTED', '%1$s', now(), now() - interval '11 minutes')
            """
                .formatted(STUCK),
            """
            insert into message (id, event_id, person_id, channel, state, due_at)
            values ('%1$s', '%1$s', '%1$s', 'SMS', 'WAITING', now() - interval '11 minutes'),
              (gen_random_uuid(), '%1$s', '%1$s', 'MAIL', 'WAITING', now() - interval '9 minutes')
            """
                .formatted(STUCK));

    assertThat(before).containsKeys("message-untried", "notice-unaddressed", "event-parked");
    assertThat(RunningService.bean(Invariants.class).kinds()).containsAll(before.keySet());
    for (var kind : List.of("message-untried", "notice-unaddressed")) {
      assertThat(found.get(kind)).as(kind).isEqualTo(requireNonNull(before.get(kind)) + 1);
    }
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
    var county = RunningService.as(UUID.randomUUID(), "OFFICIAL");

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
