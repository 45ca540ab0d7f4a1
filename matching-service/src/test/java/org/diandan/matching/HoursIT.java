package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.Deeds.visit;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

class HoursIT {

  private final Town town = new Town();

  @Test
  void aLeaderConfirmsAMembersHoursAndAnOfficialDecidesAnObjection() {
    var team = town.team("一队", 1, 3);
    var member = join(team);
    var entry = served(team, member, "2 hours");

    assertThat(page(leader(team), "/hours/team")).contains("确认属实", entry);
    assertThat(page(as(member, "VOLUNTEER"), "/hours")).contains("2 小时", "等队长确认", "本人申报");
    post(as(member, "VOLUNTEER"), "/api/hours/" + entry + "/confirmation", Map.of(), 404);
    post(leader(team), "/api/hours/" + entry + "/confirmation", Map.of(), 200);
    post(leader(team), "/api/hours/" + entry + "/confirmation", Map.of(), 409);
    assertThat(state(entry)).isEqualTo("RECORDED E1");

    post(as(UUID.randomUUID(), "VOLUNTEER"), "/api/hours/" + entry + "/objection", reason(), 404);
    post(as(member, "VOLUNTEER"), "/api/hours/" + entry + "/objection", Map.of(), 422);
    post(as(member, "VOLUNTEER"), "/api/hours/" + entry + "/objection", reason(), 200);
    assertThat(state(entry)).isEqualTo("DISPUTED E1");
    assertThat(page(official(town.town().value()), "/admin/hours")).contains("时间不对", entry);
    assertThat(page(official("99"), "/admin/hours")).doesNotContain(entry);

    post(official("99"), "/api/hours/" + entry + "/decision", verdict("UPHELD"), 404);
    post(official(town.town().value()), "/api/hours/" + entry + "/decision", verdict("NO"), 422);
    post(
        official(town.town().value()), "/api/hours/" + entry + "/decision", verdict("UPHELD"), 200);
    assertThat(state(entry)).isEqualTo("VOIDED E1");
    assertThat(told(member)).containsExactly("hours.recorded.v1", "hours.voided.v1");
    assertThat(page(as(member, "VOLUNTEER"), "/hours/entries/" + entry))
        .contains("异议成立", "查过了")
        .doesNotContain("时间不对");
  }

  @Test
  void aCorrectedEntryIsVoidedAndWrittenAgain() {
    var team = town.team("一队", 1, 3);
    var member = join(team);
    var entry = served(team, member, "2 hours");
    post(leader(team), "/api/hours/" + entry + "/objection", reason(), 200);

    var wrong =
        Map.of("verdict", "CORRECTED", "servedFrom", "gestern", "servedUntil", "", "answer", "查过了");
    post(official(""), "/api/hours/" + entry + "/decision", wrong, 422);
    var right =
        Map.of(
            "verdict",
            "CORRECTED",
            "servedFrom",
            "2026-03-01T09:00",
            "servedUntil",
            "2026-03-01T09:45",
            "answer",
            "查过了");
    post(official(""), "/api/hours/" + entry + "/decision", right, 200);

    assertThat(
            rows(
                "select concat_ws(' ', state, because, minutes, rung) from hours_entry where person_id = '%s' order by recorded_at"
                    .formatted(member)))
        .containsExactly("VOIDED CORRECTED 120 E0", "RECORDED 45 E1");
    assertThat(told(member))
        .containsExactly("hours.recorded.v1", "hours.voided.v1", "hours.recorded.v1");
    assertThat(page(as(member, "VOLUNTEER"), "/hours")).contains("45 分钟", "已更正");
  }

  @Test
  void anEvaluationBeginsTheNoticeWhichNamesNobody() {
    var team = town.team("公示队", 1, 3);
    var member = join(team);
    var entry = served(team, member, "1 hour");
    post(leader(team), "/api/hours/" + entry + "/confirmation", Map.of(), 200);
    var notice = "/hours/notice/" + team.id();
    assertThat(page(RunningService.anybody(), notice)).doesNotContain(entry);

    var request =
        UUID.fromString(
            text("select request_id from hours_entry where id = '%s'".formatted(entry)));
    Town.publish(
        new RequestEvaluated(
            UUID.randomUUID(), request, Instant.now(), town.village(), true, 5, 1));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(page(RunningService.anybody(), notice))
                    .contains(entry, "公示队", "1 小时")
                    .doesNotContain(member.toString(), "hx-get=\"/people"));
  }

  @Test
  void aPageKeepsWhatWasTypedWhenAnObjectionHasNoWords() {
    var team = town.team("一队", 1, 3);
    var member = join(team);
    var entry = served(team, member, "1 hour");

    as(member, "VOLUNTEER")
        .post()
        .uri("/hours/entries/{id}/objection", entry)
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData("words", "长".repeat(501)))
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("最多 500 个字", "长".repeat(501)));
  }

  @Test
  void peopleWhoConfirmEachOtherAgainAndAgainAreShownToOfficials() {
    var team = town.team("一队", 1, 3);
    var member = join(team);
    served(team, member, "1 hour");
    for (int i = 1; i <= 3; i++) {
      copyOf(team, team.leader(), member, i);
      copyOf(team, member, team.leader(), i);
    }

    assertThat(page(official(town.town().value()), "/admin/hours"))
        .contains("互相确认", "3 次和 3 次", "/people/" + member + "/name");
  }

  @Test
  void aVisitThatOverlapsAnotherOfThePersonEndsAndItsEntryIsRefused() {
    var team = town.team("一队", 1, 3);
    var first = accept(team, offer(town.submit(Urgency.U3), team));
    var second = accept(team, offer(town.submit(Urgency.U3), team));
    visit(team, first);
    DATABASE.execute(
        "update hours_entry set served_from = served_from - interval '1 hour' where person_id = '%s'"
            .formatted(team.leader()));

    post(leader(team), "/api/assignments/" + second + "/check-in", Map.of(), 200);
    DATABASE.execute(
        "update attendance set came_at = now() - interval '30 minutes' where assignment_id = '%s'"
            .formatted(second));
    post(leader(team), "/api/assignments/" + second + "/check-out", Map.of(), 200);

    assertThat(
            rows(
                "select concat_ws(' ', state, because, rung) from hours_entry where person_id = '%s' order by recorded_at"
                    .formatted(team.leader())))
        .containsExactly("RECORDED E0", "REFUSED OVERLAP E0");
    assertThat(told(team.leader())).containsExactly("hours.recorded.v1");
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

  static UUID join(TeamOf team) {
    var member = UUID.randomUUID();
    DATABASE.execute(
        "insert into membership (team_id, person_id, leader, skills) values ('%s', '%s', false, '{}')"
            .formatted(team.id(), member));
    return member;
  }

  /** An entry of a member's own visit, which lasted so long and ended now. */
  String served(TeamOf team, UUID member, String interval) {
    return served(town, team, member, interval);
  }

  static String served(Town town, TeamOf team, UUID member, String interval) {
    var assignment = accept(team, offer(town.submit(Urgency.U3), team));
    var person = as(member, "VOLUNTEER");
    post(person, "/api/assignments/" + assignment + "/check-in", Map.of(), 200);
    post(person, "/api/assignments/" + assignment + "/check-out", Map.of(), 200);
    DATABASE.execute(
        """
        update hours_entry
        set served_from = served_until - interval '%s',
          minutes = extract(epoch from interval '%s') / 60
        where assignment_id = '%s'\
        """
            .formatted(interval, interval, assignment));
    return text("select id from hours_entry where assignment_id = '%s'".formatted(assignment));
  }

  private static void copyOf(TeamOf team, UUID person, UUID vouchedBy, int daysAgo) {
    DATABASE.execute(
        """
        insert into hours_entry (
          id, assignment_id, request_id, team_id, item, person_id, served_from, served_until,
          minutes, rung, state, recorded_at, credited_at, vouched_by)
        select gen_random_uuid(), assignment_id, request_id, team_id, item, '%s',
          served_from - interval '%s days', served_until - interval '%s days', minutes, 'E1',
          'CONFIRMED', recorded_at, credited_at, '%s'
        from hours_entry
        where team_id = '%s'
        order by recorded_at
        limit 1\
        """
            .formatted(person, daysAgo, daysAgo, vouchedBy, team.id()));
  }

  static String page(WebTestClient reader, String path) {
    var body =
        reader
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  static void post(WebTestClient caller, String path, Object body, int expected) {
    caller.post().uri(path).bodyValue(body).exchange().expectStatus().isEqualTo(expected);
  }

  static WebTestClient leader(TeamOf team) {
    return RunningService.leader(team.leader());
  }

  static WebTestClient official(String area) {
    return RunningService.as(UUID.randomUUID(), "OFFICIAL", area);
  }

  private static WebTestClient as(UUID person, String role) {
    return RunningService.as(person, role, "");
  }

  private static Map<String, Object> reason() {
    return Map.of("reason", "时间不对");
  }

  static Map<String, Object> verdict(String verdict) {
    return Map.of("verdict", verdict, "answer", "查过了");
  }

  static String state(String entry) {
    return text("select state || ' ' || rung from hours_entry where id = '%s'".formatted(entry));
  }

  private static List<String> told(UUID person) {
    return rows(
        "select type from event_outbox where topic = 'diandan.hours' and subject = '%s' order by version"
            .formatted(person));
  }
}
