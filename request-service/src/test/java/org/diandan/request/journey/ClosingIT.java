package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Merging.OPERATOR;
import static org.diandan.request.journey.Merging.STRANGER;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.field;
import static org.diandan.request.journey.Merging.merging;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.post;
import static org.diandan.request.journey.Merging.reaching;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.Map;
import java.util.UUID;
import org.diandan.request.journey.Ordering.Taken;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ClosingIT {

  private static final String WHY = "楼顶要由有证的工程队修，请找社区物业科";

  @Test
  void whoWaitsForATeamReadsWhyItCannotBeDone() {
    var taken = taken(submit(order(Map.of())));
    MATCHING.say(Team.called("了结队").isAsked(taken.id(), 1));
    MATCHING.say(Team.called("了结队").accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");

    end(taken, "CANNOT_BE_DONE", WHY).expectStatus().isNoContent();

    assertThat(tracked(taken).state()).isEqualTo("ENDED");
    assertThat(tracked(taken).teamName()).isNull();
    assertThat(page(taken)).contains("这件事我们没有办成。", WHY, "7 天内可以申请重开", "申请重开");
    CLIENT
        .get()
        .uri("/api/requests/" + taken.token())
        .exchange()
        .expectBody()
        .jsonPath("$.closureReason")
        .isEqualTo("CANNOT_BE_DONE")
        .jsonPath("$.explanation")
        .isEqualTo(WHY);
    assertThat(events(taken, "request.closed.v1")).isEqualTo(1);
    assertThat(events(taken, "request.withdrawn.v1")).isZero();
    assertThat(rows("event_outbox where subject = '%s' and data::text like '%%物业%%'", taken))
        .isZero();
    assertThat(rows("request_words where request_id = '%s' and words_sealed like '%%物业%%'", taken))
        .isZero();
    assertThat(rows("audit_entry where subject = '%s' and action = 'request-ended'", taken))
        .isEqualTo(1);
    assertThat(rows("request_party where request_id = '%s' and standing <> 'GONE'", taken))
        .isZero();
  }

  @Test
  void whoeverKnowsOnlyTheNumberSeesTheReasonButNotTheWords() {
    var taken = taken(submit(order(Map.of())));
    end(taken, "OUT_OF_SCOPE", WHY).expectStatus().isNoContent();

    var bare =
        new Browser()
            .open("/track")
            .send("/track", Map.of("number", taken.orderNumber(), "tail", "5678"))
            .page();

    assertThat(bare).contains(taken.orderNumber(), "不在志愿服务的范围内").doesNotContain("物业科");
  }

  @Test
  void itIsCountedAsClosedAndNeverAsResolved() {
    var taken = taken(submit(order(Map.of())));

    end(taken, "UNSAFE", "墙要倒了").expectStatus().isNoContent();

    await()
        .until(
            () ->
                rows(
                        "figure_case where case_id = '%s' and closure = 'UNSAFE' and verdict is null",
                        taken)
                    == 1);
  }

  @Test
  void thoseMergedIntoItGoOnByThemselves() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    merging(follower, leader);

    end(leader, "DONE_BY_OTHERS", "").expectStatus().isNoContent();

    await().until(() -> events(follower, "request.unmerged.v1") == 1);
    assertThat(tracked(follower).state()).isEqualTo("DISPATCHING");
  }

  @Test
  void itIsReopenedUnlessItWasAbuse() {
    var again = taken(submit(order(Map.of())));
    var abuse = taken(submit(order(Map.of())));
    end(again, "NO_LONGER_WANTED", "").expectStatus().isNoContent();
    end(abuse, "ABUSE", "反复恶作剧").expectStatus().isNoContent();

    reopen(again).expectStatus().isOk();
    reopen(abuse).expectStatus().isEqualTo(409).expectBody().jsonPath("$.state").isEqualTo("ENDED");

    assertThat(tracked(again).state()).isEqualTo("DISPATCHING");
    assertThat(page(again)).doesNotContain("id=\"ended\"");
    assertThat(page(abuse)).contains("反复恶作剧").doesNotContain("/reopening");
  }

  @Test
  void nobodyIsUnreachableBeforeThreeTries() {
    var taken = taken(submit(order(Map.of())));
    end(taken, "UNREACHABLE", "")
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("reason");
    for (int times = 0; times < 3; times++) {
      SERVICE
          .database()
          .execute(
              ("insert into request_question (id, request_id, round, asked_by, asked_as, asked_at, ended_at, ended_as)"
                      + " values ('%s', '%s', 1, '%s', 'OPERATOR', now() - interval '2 days', now(), 'TAKEN_BACK')")
                  .formatted(UUID.randomUUID(), taken.id(), UUID.randomUUID()));
    }

    end(taken, "UNREACHABLE", "").expectStatus().isNoContent();

    assertThat(tracked(taken).state()).isEqualTo("ENDED");
  }

  @Test
  void onlyStaffOfTheAreaEndWhatNobodyHasBegunAndSayWhy() {
    var taken = taken(submit(order(Map.of())));
    var path = "/api/requests/%s/closing".formatted(taken.id());
    var whole = Map.of("reason", "CANNOT_BE_DONE", "explanation", WHY);

    post(path, STRANGER, whole).expectStatus().isNotFound();
    post(path, Ordering.administrator(), whole).expectStatus().isForbidden();
    CLIENT.post().uri(path).bodyValue(whole).exchange().expectStatus().isUnauthorized();
    field(post(path, OPERATOR, Map.of()), 400, "reason");
    field(post(path, OPERATOR, Map.of("reason", "BORED")), 400, "reason");
    field(post(path, OPERATOR, Map.of("reason", "CANNOT_BE_DONE")), 400, "explanation");
    field(
        post(path, OPERATOR, Map.of("reason", "UNSAFE", "explanation", "长".repeat(501))),
        400,
        "explanation");
    MATCHING.say(Team.called("已到队").serves(taken.id(), 1));
    reaching(taken, "DELIVERED");
    post(path, OPERATOR, whole).expectStatus().isEqualTo(409);

    assertThat(events(taken, "request.closed.v1")).isZero();
  }

  @Test
  void anOperatorEndsItFromTheDeskAndKeepsWhatWasTyped() {
    var taken = taken(submit(order(Map.of())));
    var desk = Desk.in("990101").browser();
    var path = "/requests/%s/closing".formatted(taken.id());
    desk.open("/desk/requests/" + taken.id());
    assertThat(desk.page()).contains("action=\"" + path, "data-key=\"c\"");

    desk.send(path, Map.of("back", "desk", "reason", "", "explanation", WHY));
    assertThat(desk.page()).contains("请选择原因", WHY);
    desk.send(path, Map.of("back", "desk", "reason", "OUT_OF_SCOPE", "explanation", WHY));

    assertThat(desk.place()).isEqualTo("/desk/requests/" + taken.id());
    assertThat(desk.page()).contains("未办结", "不在志愿服务范围内", WHY);
    assertThat(desk.open("/official/requests/" + taken.id()).page()).contains("未办结", WHY);
    assertThat(desk.page()).doesNotContain("action=\"" + path);
  }

  private static ResponseSpec end(Taken taken, String reason, String explanation) {
    return post(
        "/api/requests/%s/closing".formatted(taken.id()),
        OPERATOR,
        Map.of("reason", reason, "explanation", explanation));
  }

  private static ResponseSpec reopen(Taken taken) {
    return CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/reopening")
        .bodyValue(Map.of("words", "还需要"))
        .exchange();
  }

  private static long rows(String from, Taken taken) {
    return SERVICE.database().count("select count(*) from " + from.formatted(taken.id()));
  }
}
