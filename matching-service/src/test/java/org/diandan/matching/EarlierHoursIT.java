package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Town.rows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Hours of before the platform. */
class EarlierHoursIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final LocalDate today = LocalDate.now(ZONE);
  private final Town town = new Town();
  private final Crew crew = Crew.of(town, "老队伍", 2);
  private final UUID member = crew.members().getFirst();
  private final WebTestClient administrator =
      RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", town.town().value());

  @Test
  void areConfirmedAtOnceIfTheirNoticeHasPassedAndComeOnlyOnce() {
    var records =
        List.of(
            record(member, today.minusDays(30), 9, 11),
            record(member, today.minusDays(30), 10, 12),
            record(member, today.minusDays(29), 7, 19),
            record(UUID.randomUUID(), today.minusDays(30), 9, 11),
            record(member, today.minusDays(2), 9, 10));

    assertThat(bring(administrator, records, 200))
        .contains("BROUGHT\",\"OVERLAP\",\"TOO_LONG\",\"NOT_A_MEMBER\",\"BROUGHT");

    assertThat(entries()).containsExactly("CONFIRMED E2 120", "RECORDED E2 60");
    assertThat(
            rows(
                "select type from event_outbox where topic = 'diandan.hours' and subject = '%s' order by version"
                    .formatted(member)))
        .containsExactly("hours.recorded.v1", "hours.recorded.v1", "hours.confirmed.v1");
    assertThat(bring(administrator, records.subList(0, 1), 200)).contains("THERE_ALREADY");
    assertThat(own()).contains("2 小时");
    var entry =
        rows("select id from hours_entry where person_id = '%s' order by served_from"
                .formatted(member))
            .getFirst();
    assertThat(Visiting.page(member, "/hours/entries/" + entry)).contains("从以前的记录转入：老台账");
  }

  @Test
  void areBroughtByAnAdministratorOfTheAreaOnlyAndNeverTheirOwn() {
    var records = List.of(record(member, today.minusDays(30), 9, 11));

    bring(RunningService.leader(crew.team().leader()), records, 403);
    assertThat(bring(RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", "99"), records, 200))
        .contains("NOT_A_MEMBER");
    assertThat(bring(RunningService.as(member, "ADMINISTRATOR", ""), records, 200))
        .contains("OWN_HOURS");
    assertThat(entries()).isEmpty();
  }

  @Test
  void everyFieldThatCannotBeUsedIsNamed() {
    for (var wrong :
        Map.of(
                "servedUntil", "2026-01-01T00:00:00+08:00",
                "proof", "TRUST",
                "item", "!",
                "noticeFrom", "gestern")
            .entrySet()) {
      var record = new HashMap<>(record(member, today.minusDays(30), 9, 11));
      record.put(wrong.getKey(), wrong.getValue());

      assertThat(bring(administrator, List.of(record), 422))
          .contains("records[0]." + wrong.getKey());
    }
    assertThat(bring(administrator, List.of(), 422)).contains("records");
  }

  private Map<String, Object> record(UUID person, LocalDate day, int from, int until) {
    return Map.of(
        "personId", person,
        "teamId", crew.team().id(),
        "item", "RP01",
        "servedFrom", day.atTime(LocalTime.of(from, 0)).atZone(ZONE).toOffsetDateTime(),
        "servedUntil", day.atTime(LocalTime.of(until, 0)).atZone(ZONE).toOffsetDateTime(),
        "proof", "CODE",
        "noticeFrom", day.plusDays(1).toString());
  }

  private static String bring(WebTestClient caller, List<?> records, int expected) {
    var body =
        caller
            .post()
            .uri("/api/hours/earlier")
            .accept(MediaType.APPLICATION_JSON)
            .bodyValue(Map.of("origin", "老台账", "records", records))
            .exchange()
            .expectStatus()
            .isEqualTo(expected)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private List<String> entries() {
    return rows(
        "select concat_ws(' ', state, rung, minutes) from hours_entry where person_id = '%s' order by served_from"
            .formatted(member));
  }

  private String own() {
    return Visiting.page(member, "/hours");
  }
}
