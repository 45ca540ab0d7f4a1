package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class BadInputIT {

  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
  private static final String GOOD =
      """
      {"id":"%s","name":"一队","kind":"PARTY","area":"499902001","capacity":2,
       "members":[{"personId":"%s","leader":true}]}"""
          .formatted(UUID.randomUUID(), UUID.randomUUID());

  private final Town town = new Town();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "capacity":2      | "capacity":0                                     | capacity
          "capacity":2      | "capacity":-1                                    | capacity
          "capacity":2      | "capacity":1001                                  | capacity
          "capacity":2      | "capacity":null                                  | capacity
          "name":"一队"     | "name":" "                                       | name
          "name":"一队"     | "name":null                                      | name
          "kind":"PARTY"    | "kind":"party"                                   | kind
          "499902001"       | "49"                                             | area
          "499902001"       | "49990"                                          | area
          "499902001"       | "Jian"                                           | area
          "leader":true     | "leader":false                                   | members
          "personId"        | "personId":"x","person"                          | members[0].personId
          "capacity":2      | "capacity":2,"skills":["S09","S99"]              | skills[1]
          "capacity":2      | "capacity":2,"items":["RP01","XX01"]             | items[1]
          "capacity":2      | "capacity":2,"servedAreas":["x"]                 | servedAreas[0]
          "capacity":2      | "capacity":2,"longitude":181,"latitude":27       | longitude
          "capacity":2      | "capacity":2,"longitude":115                     | latitude
          "capacity":2      | "capacity":2,"radiusKm":0                        | radiusKm
          "capacity":2      | "capacity":2,"radiusKm":2,"servedAreas":["4999"] | radiusKm
          "capacity":2      | "capacity":2,"childContactCheckedOn":"heute"     | childContactCheckedOn
          "capacity":2      | "capacity":2,"hours":[{"days":["Mo"],"from":"08:00","until":"18:00"}]     | hours[0].days
          "capacity":2      | "capacity":2,"hours":[{"days":["MONDAY"],"from":"8","until":"18:00"}]     | hours[0].from
          "capacity":2      | "capacity":2,"hours":[{"days":["MONDAY"],"from":"18:00","until":"08:00"}] | hours[0].until
          """)
  void namesTheFieldThatCannotBeUsed(String right, String wrong, String field) {
    requireProblem(with(right, wrong), 422, "teams[0]." + field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "capacity":2  | "capacity":"two"        | capacity
          "capacity":2  | "capacity":99999999999  | capacity
          "capacity":2  | "capacity":{}           | capacity
          "name":"一队" | "name":"一\\u0000队"    | name
          "name":"一队" | "name":"一\\u001b队"    | name
          """)
  void namesTheFieldThatCannotBeRead(String right, String wrong, String field) {
    requireProblem(with(right, wrong), 400, "teams[0]." + field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}               | teams
          {"teams":[]}     | teams
          {"teams":[null]} | teams[0]
          {"teams":[{}]}   | teams[0].id
          """)
  void namesWhatIsMissing(String body, String field) {
    requireProblem(body, 422, field);
  }

  @Test
  void namesTheRowThatStandsThereTwice() {
    requireProblem("{\"teams\":[%s,%s]}".formatted(GOOD, GOOD), 422, "teams[1].id");
  }

  private static void requireProblem(String body, int status, String field) {
    post(RunningService.administrator(), MediaType.APPLICATION_JSON, body)
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo(field)
        .jsonPath("$.errors[0].message")
        .isNotEmpty();
  }

  @Test
  void writesNoTeamOfABatchWithOneWrongRow() {
    var good = town.form(new Town.TeamOf(UUID.randomUUID(), UUID.randomUUID()), "好队", 1, 2);
    var bad = town.form(new Town.TeamOf(UUID.randomUUID(), UUID.randomUUID()), "坏队", 1, 0);

    RunningService.administrator()
        .post()
        .uri("/api/teams")
        .bodyValue(Map.of("teams", List.of(good, bad)))
        .exchange()
        .expectStatus()
        .isEqualTo(422);

    assertThat(Town.rows("select name from team where id = '%s'".formatted(good.get("id"))))
        .isEmpty();
  }

  @Test
  void refusesTooMuchAndTheWrongKind() {
    var administrator = RunningService.administrator();

    post(administrator, MediaType.APPLICATION_JSON, "\"" + "x".repeat(10_000_000) + "\"")
        .expectStatus()
        .isEqualTo(413);
    post(administrator, MediaType.TEXT_PLAIN, "{}").expectStatus().isEqualTo(415);
    post(RunningService.leader(UUID.randomUUID()), MediaType.APPLICATION_JSON, "{}")
        .expectStatus()
        .isForbidden();
    post(RunningService.anybody(), MediaType.APPLICATION_JSON, "{}")
        .expectStatus()
        .isUnauthorized();
  }

  @Test
  void anAdministratorOfOneTownCannotMakeTeamsOfAnother() {
    post(
            RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", "499903"),
            MediaType.APPLICATION_JSON,
            "{\"teams\":[%s]}".formatted(GOOD))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("teams[0].area");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/offers/nonsense/acceptance",
    "POST,/api/offers/" + UNKNOWN + "/acceptance",
    "POST,/api/offers/" + UNKNOWN + "/refusal",
    "GET,/api/offers/" + UNKNOWN,
    "GET,/offers/" + UNKNOWN,
    "GET,/visits/" + UNKNOWN,
    "POST,/api/assignments/" + UNKNOWN + "/check-in",
    "POST,/api/assignments/" + UNKNOWN + "/check-out",
    "POST,/api/assignments/" + UNKNOWN + "/release",
    "POST,/api/assignments/1/check-in",
    "GET,/api/offers/1 or 1=1",
  })
  void unknownIdsAreNotFound(String method, String path) {
    RunningService.leader(UUID.randomUUID())
        .method(HttpMethod.valueOf(method))
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"reason\":\"HEALTH\"}")
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void anotherTeamsOfferLooksLikeNoOffer() {
    var team = town.team("一队", 1, 2);
    var offer = offer(town.submit(Urgency.U3), team);
    var stranger = RunningService.leader(town.team("二队", 9, 2).leader());

    var theirs = notFound(stranger, "/api/offers/" + offer + "/acceptance");
    var none = notFound(stranger, "/api/offers/" + UNKNOWN + "/acceptance");

    assertThat(theirs.replace(offer.toString(), UNKNOWN)).isEqualTo(none);
  }

  @ParameterizedTest
  @CsvSource({"'{}',reason", "'{\"reason\":\"LAZY\"}',reason", "'{\"reason\":5}',reason"})
  void aRefusalNeedsAReason(String body, String field) {
    var team = town.team("一队", 1, 2);
    var offer = offer(town.submit(Urgency.U3), team);

    RunningService.leader(team.leader())
        .post()
        .uri("/api/offers/{id}/refusal", offer)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo(field);
    assertThat(text("select state from offer where id = '%s'".formatted(offer))).isEqualTo("SENT");
  }

  @Test
  void stepsOutOfOrderAreToldInAPlainSentence() {
    var team = town.team("一队", 1, 2);
    var offer = offer(town.submit(Urgency.U3), team);
    var assignment = Deeds.accept(team, offer);
    var leader = RunningService.leader(team.leader());

    conflict(leader, "/api/offers/" + offer + "/acceptance", "您的队伍已经接了这一单，不用再接。");
    conflict(leader, "/api/assignments/" + assignment + "/check-out", "还没有签到，请先签到再签退。");
    Deeds.visit(team, assignment);
    conflict(leader, "/api/assignments/" + assignment + "/check-in", "这个任务已经签退，不用再操作。");
    conflict(leader, "/api/assignments/" + assignment + "/check-out", "这个任务已经签退，不用再操作。");
    conflict(leader, "/api/assignments/" + assignment + "/release", "这个任务已经签退，不用再操作。");
  }

  private static void conflict(WebTestClient client, String path, String sentence) {
    client
        .post()
        .uri(path)
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo(sentence);
  }

  private static String notFound(WebTestClient client, String path) {
    var body =
        client
            .post()
            .uri(path)
            .exchange()
            .expectStatus()
            .isNotFound()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private static ResponseSpec post(WebTestClient client, MediaType type, String body) {
    return client.post().uri("/api/teams").contentType(type).bodyValue(body).exchange();
  }

  private static String with(String before, String after) {
    return "{\"teams\":[%s]}".formatted(GOOD.replace(before, after));
  }
}
