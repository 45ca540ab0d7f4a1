package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.test.StepVerifier;

class DeskPagesIT {

  private final Town town = new Town();
  private final TeamOf team = town.team("北家安志愿服务队", 1.2, 3, "S09");
  private UUID request = new UUID(0, 0);
  private UUID offer = new UUID(0, 0);

  @BeforeEach
  void anOfferWaits() {
    town.team("南街水暖服务队", 2.4, 3, "S09");
    request = town.submit(Urgency.U2, "S09");
    offer = offer(request, team);
  }

  @Test
  void theDeskShowsOffersAndTasks() {
    town.submit(Urgency.U3, "S09");
    accept().expectStatus().isSeeOther();

    var page = page("/offers");

    assertThat(page)
        .contains("等您答复", "约 1.2 公里", "需 水暖管道", "data-until=")
        .contains("已接单，待上门", "sse-connect=\"/offers/live\"");
    assertThat(page("/offers/list")).contains("等您答复").doesNotContain("<html");
  }

  @Test
  void theCardSaysWhyAndWorksWithoutScript() {
    var page = page("/offers/" + offer);

    assertThat(page)
        .contains("为什么是我们", "你们离得最近（约 1.2 公里）", "具备全部技能", "南街水暖服务队")
        .contains("action=\"/offers/" + offer + "/acceptance\"", "name=\"_csrf\"")
        .contains("value=\"TOO_FAR\"", "太远")
        .contains("href=\"/requests/" + request + "/brief\"");
  }

  @Test
  void speaksEnglishToWhoeverChoseIt() {
    RunningService.leader(team.leader())
        .get()
        .uri("/offers/{id}", offer)
        .accept(MediaType.TEXT_HTML)
        .cookie("lang", "en")
        .exchange()
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("Why us", "you are nearest", "Cannot take it"));
  }

  @Test
  void acceptingLeadsToTheVisitAndASecondTimeSaysSo() {
    accept().expectStatus().isSeeOther();

    accept()
        .expectStatus()
        .isEqualTo(409)
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("您的队伍已经接了这一单", "<html"));
    assertThat(page("/visits/" + assignment())).contains("签到", "查看地址与联系方式");
  }

  @Test
  void decliningLeadsBackAndAsksForAReason() {
    post("/offers/%s/refusal".formatted(offer), "reason", "")
        .expectStatus()
        .isBadRequest()
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("请选择一个原因"));

    post("/offers/%s/refusal".formatted(offer), "reason", "TOO_FAR")
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/offers");
    assertThat(text("select decline_reason from offer where id = '%s'".formatted(offer)))
        .isEqualTo("TOO_FAR");
  }

  @Test
  void aVisitGoesFromCheckInToCheckOut() {
    accept().expectStatus().isSeeOther();
    var visit = "/visits/" + assignment();

    post(visit + "/check-out", "note", "好了")
        .expectStatus()
        .isEqualTo(409)
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("还没有签到"));
    post(visit + "/check-in", "", "").expectStatus().isSeeOther();
    assertThat(page(visit)).contains("已签到", "签退", "<textarea");
    DATABASE.execute(
        "update assignment set checked_in_at = checked_in_at - interval '42 minutes' where id = '%s'"
            .formatted(assignment()));
    DATABASE.execute(
        "update attendance set came_at = came_at - interval '42 minutes' where assignment_id = '%s'"
            .formatted(assignment()));
    post(visit + "/check-out", "note", "换了角阀").expectStatus().isSeeOther();

    assertThat(page(visit)).contains("服务 42 分钟").doesNotContain("换了角阀");
  }

  @Test
  void aTooLongNoteKeepsWhatWasTyped() {
    accept().expectStatus().isSeeOther();
    var visit = "/visits/" + assignment();
    post(visit + "/check-in", "", "").expectStatus().isSeeOther();
    var note = "水".repeat(501);

    post(visit + "/check-out", "note", note)
        .expectStatus()
        .isBadRequest()
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("说明最多 500 个字，您写了 501 个字", note));
  }

  @Test
  void tellsTheDeskWhenSomethingArrives() {
    var heard =
        RunningService.leader(team.leader())
            .get()
            .uri("/offers/live")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
            .getResponseBody()
            .filter(event -> "offers".equals(event.event()));

    StepVerifier.create(heard)
        .expectNextCount(1)
        .then(() -> town.submit(Urgency.U3, "S09"))
        .expectNextCount(1)
        .thenCancel()
        .verify(SOON);
  }

  private ResponseSpec accept() {
    return post("/offers/%s/acceptance".formatted(offer), "", "");
  }

  private String assignment() {
    return text("select id from assignment where offer_id = '%s'".formatted(offer));
  }

  private ResponseSpec post(String path, String field, String value) {
    return RunningService.leader(team.leader())
        .post()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData(field, value))
        .exchange();
  }

  /** Fetches a page and leaves it in the build folder for whoever wants to look at it. */
  private String page(String path) {
    var page =
        RunningService.leader(team.leader())
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(page).isNotNull();
    try {
      var folder = Files.createDirectories(Path.of("target", "pages"));
      Files.writeString(
          folder.resolve(
              path.substring(1).replaceAll("[0-9a-f-]{36}", "one").replace("/", "-") + ".html"),
          page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page == null ? "" : page;
  }
}
