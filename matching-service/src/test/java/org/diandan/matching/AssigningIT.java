package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.util.LinkedMultiValueMap;

class AssigningIT {

  private final Town town = new Town();

  @Test
  void listsWhatWaitsForAPersonToThoseWhoAnswerForTheAreaAndToNobodyElse() {
    var request = nobodyFits("S09");
    var elsewhere = new Town();

    assertThat(page(town, "/assigning"))
        .contains("/assigning/" + request, "没有符合要求的队伍", "1 个诉求在等人来派");
    assertThat(page(elsewhere, "/assigning"))
        .doesNotContain(request.toString())
        .contains("现在没有诉求在等人来派");
    assertThat(page(town, "/assigning?area=" + elsewhere.town().value()))
        .doesNotContain(request.toString());
    get(elsewhere, "/assigning/" + request).isNotFound();
    get(town, "/assigning?area=xyz").isBadRequest();
    get(town, "/assigning?after=never").isBadRequest();
  }

  @Test
  void nobodyWithoutAuthorityAsksATeam() {
    var request = nobodyFits("S09");
    var team = town.team("一队", 1, 2);
    var there = "/assigning/" + request;

    post(new Town(), there + "/offers", List.of(team), "换一支").isNotFound();
    post(new Town(), there + "/overrides", List.of(team), "换一支").isNotFound();
    for (var role : List.of("OPERATOR", "LEADER", "VOLUNTEER", "DEPARTMENT")) {
      var who = UUID.randomUUID() + "." + role + "." + town.town().value();
      sent(who, there + "/overrides", List.of(team), "换一支").isForbidden();
    }

    assertThat(rows("select id from offer where request_id = '%s'".formatted(request))).isEmpty();
  }

  @Test
  void asksSeveralProposedTeamsAndWantsAReasonForLeavingOutABetterOne() {
    var first = town.team("最近队", 1, 2);
    var second = town.team("第二队", 2, 2);
    var third = town.team("第三队", 3, 2);
    var fourth = town.team("第四队", 4, 2);
    var request = town.submit(Urgency.U3);
    offer(request, first);
    var there = "/assigning/" + request;

    assertThat(page(town, there)).contains("1. 第二队", "2. 第三队", "3. 第四队");
    post(town, there + "/offers", List.of(), "").isEqualTo(422);
    post(town, there + "/offers", List.of(second, fourth), "").isEqualTo(422);
    assertThat(asked(request)).isEqualTo(1);
    post(town, there + "/offers", List.of(third, second), "").isSeeOther();
    post(town, there + "/offers", List.of(fourth), "他们离菜场近").isSeeOther();

    assertThat(asked(request)).isEqualTo(4);
    assertThat(page(town, there)).contains("理由：他们离菜场近");
    Deeds.accept(third, offer(request, third));
    assertThat(Town.state(request)).isEqualTo("ASSIGNED");
    post(town, there + "/offers", List.of(fourth), "再问").isEqualTo(409);
  }

  @Test
  void overrulesWhatAPersonMayKnowBetterOnlyWithAReasonAndKeepsBoth() {
    var team = town.team("理发也会修水管队", 1, 2);
    var request = nobodyFits("S09");
    var there = "/assigning/" + request;

    assertThat(page(town, there + "?team=理发")).contains("缺需要的技能", "写明理由可以越过");
    post(town, there + "/overrides", List.of(team), " ").isEqualTo(422);
    assertThat(asked(request)).isZero();
    post(town, there + "/overrides", List.of(team), "队长是水电工").isSeeOther();
    post(town, there + "/overrides", List.of(team), "再问一次").isEqualTo(409);

    assertThat(
            text(
                "select origin || asked_because || overruled::text from offer where request_id = '%s'"
                    .formatted(request)))
        .isEqualTo("OFFICIAL队长是水电工{AllSkillsPresent}");
    assertThat(page(town, there)).contains("越过的问题：缺需要的技能", "理由：队长是水电工");
    Deeds.accept(team, offer(request, team));
    awaitTold(request, "search.escalated.v1", "offer.sent.v1", "assignment.accepted.v1");
  }

  @Test
  void neverOverrulesWhatProtectsPeopleNorTheTeamsOwnNo() {
    var team = town.team("没有证的队", 1, 2);
    var frozen = town.team("停下的队", 1, 2);
    var request = nobodyFits("S03");
    var there = "/assigning/" + request;
    DATABASE.execute(
        "update team set availability = 'FROZEN' where id = '%s'".formatted(frozen.id()));

    assertThat(page(town, there + "?team=没有证")).contains("保护人的要求，不能越过");
    assertThat(page(town, there + "?team=停下")).contains("队伍接不了");
    post(town, there + "/overrides", List.of(team), "先去看看").isEqualTo(409);
    post(town, there + "/overrides", List.of(frozen), "先去看看").isEqualTo(409);
    post(town, there + "/overrides", List.of(new TeamOf(UUID.randomUUID(), team.leader())), "谁")
        .isEqualTo(409);

    assertThat(asked(request)).isZero();
  }

  @Test
  void theDatabaseKeepsNoQuestionThatSetAProtectingRuleAside() {
    var team = town.team("一队", 1, 2);
    var request = town.submit(Urgency.U3);
    offer(request, team);

    assertThatThrownBy(
            () ->
                DATABASE.execute(
                    """
                    update offer set origin = 'OFFICIAL', asked_because = '急', overruled = '{Insured}'
                    where request_id = '%s'
                    """
                        .formatted(request)))
        .hasStackTraceContaining("offer_overruled_ck");
  }

  /** A request that no team of the town has the skill for, so that a person is called. */
  private UUID nobodyFits(String skill) {
    var request = town.submit(Urgency.U3, skill);
    awaitTold(request, "search.escalated.v1");
    return request;
  }

  private static long asked(UUID request) {
    return DATABASE.count("select count(*) from offer where request_id = '%s'".formatted(request));
  }

  private static String page(Town of, String path) {
    var page =
        RunningService.as(UUID.randomUUID(), "OFFICIAL", of.town().value())
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return page == null ? "" : page;
  }

  private static StatusAssertions get(Town of, String path) {
    return RunningService.as(UUID.randomUUID(), "OFFICIAL", of.town().value())
        .get()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus();
  }

  private static StatusAssertions post(Town of, String path, List<TeamOf> teams, String reason) {
    return sent(UUID.randomUUID() + ".OFFICIAL." + of.town().value(), path, teams, reason);
  }

  private static StatusAssertions sent(String who, String path, List<TeamOf> teams, String reason) {
    var fields = new LinkedMultiValueMap<String, String>();
    teams.forEach(team -> fields.add("team", team.id().toString()));
    fields.add("reason", reason);
    return RunningService.anybody()
        .post()
        .uri(path)
        .header("Authorization", "Bearer " + who)
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(fields)
        .exchange()
        .expectStatus();
  }
}
