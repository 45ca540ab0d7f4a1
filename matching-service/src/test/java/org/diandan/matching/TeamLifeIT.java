package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

class TeamLifeIT {

  private final Town town = new Town();
  private final UUID applicant = UUID.randomUUID();
  private final WebTestClient volunteer = RunningService.as(applicant, "VOLUNTEER", "");
  private final WebTestClient official =
      RunningService.as(UUID.randomUUID(), "OFFICIAL", town.town().value());

  @Test
  void aTeamGoesFromItsApplicationToItsFirstOffer() {
    var team = apply(application("北家安志愿服务队"));
    assertThat(page(volunteer, "/teams/applications/" + team)).contains("等当地负责人审核", "提出申请");
    get(RunningService.anybody(), "/teams/" + team).expectStatus().isNotFound();

    step(team, "REVIEW", "").expectStatus().isSeeOther();
    step(team, "ACTIVATE", "").expectStatus().isSeeOther();

    assertThat(page(RunningService.anybody(), "/teams/" + team))
        .contains("北家安志愿服务队", "kind-youth", "还没有问过", "周一")
        .doesNotContain(applicant.toString());
    var request = town.submit(Urgency.U3, "S09");
    assertThat(Town.offer(request, new Town.TeamOf(team, applicant))).isNotNull();
    assertThat(
            rows("select step from team_step where team_id = '%s' order by number".formatted(team)))
        .containsExactly("APPLY", "REVIEW", "ACTIVATE");
  }

  @Test
  void keepsWhatWasTypedAndNamesEveryWrongField() {
    var form = application("");
    form.remove("pledge");
    form.remove("days");
    form.set("capacity", "许多");
    form.set("otherDays", "国庆 休");

    post(volunteer, "/teams/register", form)
        .expectStatus()
        .isEqualTo(422)
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("href=\"#name\"", "href=\"#pledge\"", "href=\"#days\"")
                    .contains("href=\"#capacity\"", "href=\"#otherDays\"")
                    .contains("请勾选承诺。", "value=\"许多\"", "国庆 休"));
  }

  @Test
  void whatIsReturnedComesBackFilledInAndIsSentAgain() {
    var team = apply(application("南街水暖服务队"));
    step(team, "RETURN", "").expectStatus().isEqualTo(422);
    step(team, "RETURN", "请写清主管单位").expectStatus().isSeeOther();

    assertThat(page(volunteer, "/teams/applications/" + team)).contains("请写清主管单位", "改好再交");
    assertThat(page(volunteer, "/teams/register?team=" + team)).contains("南街水暖服务队", "2026-10-01 休");
    var again = application("南街水暖服务队");
    again.set("team", team.toString());
    again.set("ownerBody", "北门街道");
    assertThat(apply(again)).isEqualTo(team);

    assertThat(text("select owner_body from team where id = '%s'".formatted(team)))
        .isEqualTo("北门街道");
    var stranger = RunningService.as(UUID.randomUUID(), "VOLUNTEER", "");
    post(stranger, "/teams/register", again).expectStatus().isNotFound();
  }

  @Test
  void aSuspendedTeamGivesItsOffersBack() {
    var team = town.team("北家安志愿服务队", 1.2, 3, "S09");
    var request = town.submit(Urgency.U3, "S09");
    var offer = Town.offer(request, team);

    step(team.id(), "SUSPEND", "保险到期").expectStatus().isSeeOther();

    assertThat(text("select state from offer where id = '%s'".formatted(offer)))
        .isEqualTo("WITHDRAWN");
    assertThat(page(RunningService.anybody(), "/teams/" + team.id())).contains("暂停服务");
  }

  @Test
  void aTeamWithTasksInHandIsNotDissolved() {
    var team = town.team("北家安志愿服务队", 1.2, 3, "S09");
    DATABASE.execute("update team set open_assignments = 1 where id = '%s'".formatted(team.id()));

    step(team.id(), "DISSOLVE", "人都走了").expectStatus().isEqualTo(409);

    DATABASE.execute("update team set open_assignments = 0 where id = '%s'".formatted(team.id()));
    step(team.id(), "DISSOLVE", "人都走了").expectStatus().isSeeOther();
    step(team.id(), "ACTIVATE", "").expectStatus().isEqualTo(409);
  }

  @Test
  void aFullDayTakesNoMore() {
    var team = town.team("北家安志愿服务队", 1.2, 3, "S09");
    var first = Town.offer(town.submit(Urgency.U3, "S09"), team);
    var second = Town.offer(town.submit(Urgency.U3, "S09"), team);
    DATABASE.execute("update team set capacity_per_day = 1 where id = '%s'".formatted(team.id()));
    var leader = RunningService.leader(team.leader());

    leader.post().uri("/api/offers/{id}/acceptance", first).exchange().expectStatus().isCreated();

    leader
        .post()
        .uri("/api/offers/{id}/acceptance", second)
        .exchange()
        .expectStatus()
        .isEqualTo(409);
  }

  @Test
  void onlyOfficialsOfTheAreaSeeAFile() {
    var team = apply(application("别处看不到的队伍"));
    var elsewhere = RunningService.as(UUID.randomUUID(), "OFFICIAL", "9999");

    get(elsewhere, "/admin/teams/" + team).expectStatus().isNotFound();
    get(volunteer, "/admin/teams/" + team).expectStatus().isForbidden();

    assertThat(page(elsewhere, "/admin/teams")).doesNotContain("别处看不到的队伍");
    assertThat(page(official, "/admin/teams?state=APPLIED&q=看不到")).contains("别处看不到的队伍");
    assertThat(page(official, "/admin/teams/waiting")).contains("支队伍等审核");
    assertThat(page(elsewhere, "/admin/teams/waiting")).contains("没有队伍和技能等审核");
    assertThat(page(official, "/admin/teams/" + team)).contains("审核通过", "退回修改", "提出申请");
  }

  @Test
  void asksForTheAreaFirst() {
    get(volunteer, "/teams/register")
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/areas/pick?to=/teams/register");
    assertThat(page(volunteer, "/teams/register?area=" + town.town())).contains("登记一支队伍", "代表全队");
  }

  private UUID apply(MultiValueMap<String, String> form) {
    var location =
        post(volunteer, "/teams/register", form)
            .expectStatus()
            .isSeeOther()
            .returnResult(Void.class)
            .getResponseHeaders()
            .getLocation();
    var path = Objects.requireNonNull(location).getPath();
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  private ResponseSpec step(UUID team, String step, String reason) {
    var form = new LinkedMultiValueMap<String, String>();
    form.set("step", step);
    form.set("reason", reason);
    return post(official, "/admin/teams/%s/steps".formatted(team), form);
  }

  private MultiValueMap<String, String> application(String name) {
    var form = new LinkedMultiValueMap<String, String>();
    form.set("area", town.town().value());
    form.set("name", name);
    form.set("kind", "YOUTH");
    form.set("level", "LOCAL");
    form.put("skills", List.of("S09"));
    form.set("capacity", "3");
    form.put("days", List.of("MONDAY", "TUESDAY"));
    form.set("from", "00:00");
    form.set("until", "23:59");
    form.set("otherDays", "2026-10-01 休\n2026-10-02 9:00-12:00");
    form.set("insurancePolicy", "PICC-1");
    form.set("insuredUntil", "2027-01-31");
    form.set("pledge", "true");
    return form;
  }

  private static ResponseSpec post(
      WebTestClient person, String path, MultiValueMap<String, String> form) {
    return person
        .post()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData(form))
        .exchange();
  }

  private static ResponseSpec get(WebTestClient person, String path) {
    return person.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
  }

  private static String page(WebTestClient person, String path) {
    var page =
        get(person, path)
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return page == null ? "" : page;
  }
}
