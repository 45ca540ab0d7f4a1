package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.rows;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class TeamsIT {

  private final Town town = new Town();
  private final TeamOf team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());

  @Test
  void tellsTheOthersOnceAndAgainOnlyWhenSomethingChanged() {
    var form = town.form(team, "一队", 1, 2);
    form.put("skills", List.of("S09", "S10"));
    form.put("items", List.of("RP01"));
    form.put("servedAreas", List.of(town.village().value()));

    bring(form).jsonPath("$.created").isEqualTo(1);
    bring(form).jsonPath("$.unchanged").isEqualTo(1);
    form.put("skills", List.of("S09"));
    form.put("items", List.of());
    form.put(
        "members",
        List.of(
            Map.of("personId", UUID.randomUUID(), "leader", true),
            Map.of("personId", team.leader(), "skills", List.of("S17"))));
    bring(form).jsonPath("$.changed").isEqualTo(1);

    assertThat(
            rows(
                "select version from event_outbox where subject = '%s' order by version"
                    .formatted(team.id())))
        .containsExactly("1", "2");
    assertThat(rows("select skill from team_skill where team_id = '%s'".formatted(team.id())))
        .containsExactly("S09");
    assertThat(rows("select item from team_item where team_id = '%s'".formatted(team.id())))
        .isEmpty();
    assertThat(
            DATABASE.count(
                "select count(*) from membership where team_id = '%s'".formatted(team.id())))
        .isEqualTo(2);
  }

  @Test
  void knowsATeamByItsNumberElsewhere() {
    var form = town.form(team, "一队", 1, 2);
    form.remove("id");
    form.put("externalCode", "JA-" + team.id());

    bring(form).jsonPath("$.created").isEqualTo(1);
    bring(form).jsonPath("$.unchanged").isEqualTo(1);
    form.put("id", UUID.randomUUID());

    RunningService.administrator()
        .post()
        .uri("/api/teams")
        .bodyValue(Map.of("teams", List.of(form)))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("teams[0].externalCode");
  }

  @Test
  void showsOfficialsTheTeamsOfTheirAreaWithoutPersons() {
    bring(town.form(team, "一队", 1, 2));

    RunningService.as(UUID.randomUUID(), "OFFICIAL", town.town().value())
        .get()
        .uri("/api/teams")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].level")
        .isEqualTo("TOWN")
        .jsonPath("$[0].simulatedPosition")
        .isEqualTo(true)
        .jsonPath("$[0].people")
        .isEqualTo(1)
        .jsonPath("$[0].members")
        .doesNotExist();
    RunningService.as(UUID.randomUUID(), "OFFICIAL", "9901")
        .get()
        .uri("/api/teams")
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(0);
  }

  @Test
  void showsOfficialsASearchOfTheirAreaAndNobodyElse() {
    bring(town.form(team, "一队", 1, 2));
    var request = town.submit(Urgency.U3);

    RunningService.as(UUID.randomUUID(), "OFFICIAL", town.town().value())
        .get()
        .uri("/api/cases/{id}", request)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("OFFERED")
        .jsonPath("$.offers[0].explanation.chosen.teamName")
        .isEqualTo("一队")
        .jsonPath("$.offers[0].explanation.filters.length()")
        .isEqualTo(17);
    RunningService.as(UUID.randomUUID(), "OFFICIAL", "9901")
        .get()
        .uri("/api/cases/{id}", request)
        .exchange()
        .expectStatus()
        .isNotFound();
    RunningService.leader(team.leader())
        .get()
        .uri("/api/cases/{id}", request)
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void describesItsApi() {
    RunningService.anybody()
        .get()
        .uri("/openapi/matching")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("/api/teams", "/api/offers/{offerId}/acceptance", "/api/cases")
                    .contains("/api/dispatch-settings/preview"));
  }

  private static BodyContentSpec bring(Map<String, Object> form) {
    return RunningService.administrator()
        .post()
        .uri("/api/teams")
        .bodyValue(Map.of("teams", List.of(form)))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody();
  }
}
