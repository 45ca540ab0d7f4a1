package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;

import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.dispatch.policy.Explanation;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

class ChoicePagesIT {

  private final Town town = new Town();
  private final TeamOf team = town.team("北家安志愿服务队", 1.2, 3, "S09");
  private final TeamOf other = town.team("南街水暖服务队", 2.4, 3, "S09");
  private final UUID request = town.submit(Urgency.U2, "S09");
  private final UUID offer = offer(request, team);

  @Test
  void saysWhyInASentenceAndShowsTermsRulesAndPrices() {
    assertThat(page(RunningService.leader(team.leader())))
        .contains("为什么是这支队伍", "北家安志愿服务队离得最近（约 1.2 公里）")
        .contains("2 南街水暖服务队", "路程（急事加重）", "合计")
        .contains("本市在册队伍", "其中逐一核对的：有这些技能", "具备全部技能")
        .contains("没有用到预留价值", "这一次只决定这一单", "派单设置")
        .contains("href=\"/offers/" + offer + "\"");
  }

  @Test
  void givesTheMapRoundedPlacesAndIsCompleteWithoutIt() {
    assertThat(page(RunningService.leader(team.leader())))
        .contains("data-label=\"1\"", "data-latitude=\"27.121\"", "data-latitude=\"27.11\"")
        .containsPattern("<figure id=\"map-figure\"[^>]*hidden")
        .containsPattern("(?s)1 北家安志愿服务队.*1\\.2 公里.*2 南街水暖服务队.*2\\.4 公里");
  }

  @Test
  void isLinkedFromTheCardOfTheLeaderAndFromTheCase() {
    var path = "/offers/" + offer + "/why";

    RunningService.leader(team.leader())
        .get()
        .uri("/offers/{id}", offer)
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectBody(String.class)
        .value(card -> assertThat(card).contains("href=\"" + path + "\""));
    official(town.town().value())
        .get()
        .uri("/api/cases/{id}", request)
        .exchange()
        .expectBody()
        .jsonPath("$.offers[0].why")
        .isEqualTo(path);
  }

  @Test
  void isFoundByTheRequestForTheTeamThatWasAskedLast() {
    Deeds.decline(team, offer);
    offer(request, other);

    official(town.town().value())
        .get()
        .uri("/offers/of/{request}/why", request)
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("南街水暖服务队", "合计"));
    official("360802")
        .get()
        .uri("/offers/of/{request}/why", request)
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void isForTheTeamsLeaderAndThoseWhoAnswerForTheAreaAndNotThereForAnybodyElse() {
    ask(official(town.town().value())).expectStatus().isOk();
    ask(RunningService.administrator()).expectStatus().isOk();

    ask(official("360802")).expectStatus().isNotFound();
    ask(RunningService.leader(other.leader())).expectStatus().isNotFound();
    ask(RunningService.as(UUID.randomUUID(), "OPERATOR", "")).expectStatus().isNotFound();
    ask(RunningService.as(UUID.randomUUID(), "RESIDENT", "")).expectStatus().isNotFound();
  }

  @Test
  void speaksEnglishToWhoeverChoseIt() {
    ask(RunningService.leader(team.leader()).mutate().defaultCookie("lang", "en").build())
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("Why this team", "北家安志愿服务队 is nearest")
                    .contains("Looked at: with the skills", "No reserve values were used"));
  }

  @Test
  void showsWhatWasStoredBeforeThereWereCosts() {
    DATABASE.execute(
        """
        update offer
        set explanation = jsonb_set(explanation #- '{chosen,cost}' #- '{chosen,totalMetres}'
          #- '{others,0,cost}' #- '{others,0,totalMetres}', '{decided}', 'null')
        where id = '%s'"""
            .formatted(offer));

    assertThat(page(RunningService.leader(team.leader())))
        .contains("离得最近", "2 南街水暖服务队", "当时只按条件和距离选队伍")
        .doesNotContain("合计");
  }

  @Test
  void showsWhatWasStoredWhenTheRulesWereAskedAboutEveryTeam() {
    DATABASE.execute(
        "update offer set explanation = explanation #- '{decided,lookedAt}' where id = '%s'"
            .formatted(offer));

    assertThat(page(RunningService.leader(team.leader())))
        .contains("本市在册队伍", "具备全部技能", "合计")
        .doesNotContain("其中逐一核对的");
  }

  @Test
  void doesNotClaimAComparisonWhereAPersonChose() {
    DATABASE.execute("update offer set origin = 'OFFICIAL' where id = '%s'".formatted(offer));

    assertThat(page(official(town.town().value())))
        .contains("管理人员请北家安志愿服务队来做", "核对的队伍")
        .doesNotContain("离得最近", "怎样决定的");
  }

  @Test
  void everyStoredTotalOfABusyTownFollowsFromItsStoredTerms() {
    town.team("全能队", 0.4, 2, "S09", "S17");
    for (var urgency : Urgency.values()) {
      town.submit(urgency, "S09");
    }
    Deeds.decline(team, offer);
    offer(request, other);

    var stored =
        rows(
            """
            select cast(o.explanation as text)
            from offer o
            join dispatch_case c on c.request_id = o.request_id
            where c.area = '%s'"""
                .formatted(town.village().value()));
    var json = RunningService.bean(JsonMapper.class);
    assertThat(stored)
        .hasSizeGreaterThan(4)
        .map(document -> json.readValue(document, Explanation.class))
        .allSatisfy(
            why -> {
              assertThat(why.chosen().cost()).isNotNull();
              assertThat(why.addsUp()).isTrue();
            });
  }

  private static WebTestClient official(String area) {
    return RunningService.as(UUID.randomUUID(), "OFFICIAL", area);
  }

  private ResponseSpec ask(WebTestClient reader) {
    return reader.get().uri("/offers/{id}/why", offer).accept(MediaType.TEXT_HTML).exchange();
  }

  private String page(WebTestClient reader) {
    var page =
        ask(reader).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    return page == null ? "" : page;
  }
}
