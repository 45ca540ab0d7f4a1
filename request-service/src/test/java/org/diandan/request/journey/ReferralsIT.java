package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Merging.evaluate;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.merging;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.reaching;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.count;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.ladder;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;
import static org.diandan.request.journey.Referring.texts;

import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.journey.Referring.Department;
import org.junit.jupiter.api.Test;

class ReferralsIT {

  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);
  private static final Department HOUSING = department("方县住建局", "RESPONSIBLE");
  private static final Department POWER = department("方县供电所", "FUNCTIONAL");
  private static final Department STREETS = department("方县城管局", "RESPONSIBLE");

  @Test
  void aDepartmentSignsAndAnswersAndTheResidentSaysItIsResolved() {
    var taken = taken(submit(order(Map.of())));
    MATCHING.say(Team.called("转走队").isAsked(taken.id(), 1));
    MATCHING.say(Team.called("转走队").accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");

    refer(OFFICIAL, taken, HOUSING);
    assertThat(OFFICIAL.page()).contains("方县住建局", "责任部门", "没有志愿队伍能办");
    assertThat(tracked(taken).state()).isEqualTo("REFERRED");
    assertThat(page(taken)).contains("已转给部门办理", "方县住建局");
    assertThat(HOUSING.browser().open("/department").page()).contains(taken.orderNumber(), "待签收");
    HOUSING.send(taken, "answer", Map.of("answer", "灯换好了"));
    assertThat(HOUSING.browser().status()).isEqualTo(409);
    HOUSING.signs(taken).send(taken, "answer", Map.of("answer", "灯换好了"));

    assertThat(HOUSING.browser().page()).contains("已答复", "灯换好了");
    assertThat(page(taken)).contains("方县住建局的答复", "灯换好了", "请您评价");
    evaluate(taken, true).expectStatus().isOk();
    assertThat(text(reason(taken))).isEqualTo("RESOLVED_BY_DEPARTMENT");
    assertThat(events(taken, "request.referred.v1")).isEqualTo(1);
    assertThat(events(taken, "referral.signed.v1")).isEqualTo(1);
    assertThat(events(taken, "referral.answered.v1")).isEqualTo(1);
    assertThat(
            count(
                "audit_entry where subject = '%s' and action in ('request-referred',"
                    + " 'referral-signed', 'referral-answered')",
                taken))
        .isEqualTo(3);
    assertThat(count("event_outbox where subject = '%s' and data::text ~ '灯|现场'", taken)).isZero();
    assertThat(count("referral where request_id = '%s' and words_sealed ~ '现场'", taken)).isZero();
  }

  @Test
  void theThirdReturnForcesALeadAndTheClockNeverBeginsAnew() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, HOUSING);
    var until = text(until(taken));

    HOUSING.send(
        taken,
        "return",
        Map.of("reason", "NOT_OUR_DUTY", "why", "归城管", "proposed", STREETS.option()));
    assertThat(OFFICIAL.open("/official/referrals").page())
        .contains(taken.orderNumber(), "等待指定部门", "建议转给方县城管局");
    refer(OFFICIAL, taken, STREETS);
    STREETS.signs(taken).returns(taken);
    refer(OFFICIAL, taken, HOUSING);
    HOUSING.returns(taken);
    refer(OFFICIAL, taken, STREETS);

    assertThat(text(until(taken))).isEqualTo(until);
    assertThat(STREETS.at(taken).browser().page()).contains("不能再退回").doesNotContain("/return\"");
    STREETS.returns(taken);
    assertThat(STREETS.browser().status()).isEqualTo(409);
    assertThat(tracked(taken).state()).isEqualTo("REFERRED");
    assertThat(count("referral where request_id = '%s' and state = 'RETURNED'", taken))
        .isEqualTo(3);
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute(
                        ("update referral set state = 'RETURNED', ended_at = now(), bounce = 3,"
                                + " return_reason = 'X' where request_id = '%s' and state = 'OPEN'")
                            .formatted(taken.id())))
        .hasStackTraceContaining("referral_forced_stays");
  }

  @Test
  void whatIsNotResolvedGoesBackToTheDepartmentAndNotToTheVolunteers() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, POWER);
    POWER.signs(taken).send(taken, "answer", Map.of("answer", "修好了"));

    evaluate(taken, false).expectStatus().isOk();

    assertThat(tracked(taken).state()).isEqualTo("REFERRED");
    assertThat(page(taken)).contains("没有解决，方县供电所重新办理");
    assertThat(
            texts(
                ("select type from event_outbox where subject = '%s' and type like 'request.re%%'"
                        + " order by version desc limit 2")
                    .formatted(taken.id())))
        .containsExactly("request.reopened.v1", "request.referred.v1");
    POWER.signs(taken).send(taken, "answer", Map.of("answer", "这次修好了"));
    evaluate(taken, true).expectStatus().isOk();
    assertThat(text(reason(taken))).isEqualTo("RESOLVED_BY_DEPARTMENT");
  }

  @Test
  void itCannotBeDoneBecauseIsAnEndTheResidentReads() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, HOUSING);
    HOUSING.signs(taken).send(taken, "explanation", Map.of("explanation", " "));
    assertThat(HOUSING.browser().status()).isEqualTo(422);

    HOUSING.send(taken, "explanation", Map.of("explanation", "超出规划红线，可找自然资源局"));

    assertThat(tracked(taken).state()).isEqualTo("ENDED");
    assertThat(page(taken)).contains("这件事我们没有办成。", "超出规划红线", "说明了为什么办不成");
    assertThat(text(reason(taken))).isEqualTo("CANNOT_BE_DONE");
    assertThat(events(taken, "request.closed.v1")).isEqualTo(1);
  }

  @Test
  void moreTimeNeedsAnOfficialAndMovesThePromiseOnlyWhenItHasTo() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, HOUSING);
    HOUSING.signs(taken);
    var wish = Map.of("day", "2099-01-05", "time", "17:00", "because", "等材料");
    HOUSING.send(taken, "extension", Map.of("day", "2020-01-05", "time", "17:00", "because", "x"));
    assertThat(HOUSING.browser().status()).isEqualTo(409);

    HOUSING.send(taken, "extension", wish);
    HOUSING.send(taken, "extension", wish);
    assertThat(HOUSING.browser().status()).isEqualTo(409);
    var approval = "/official/referrals/extensions/" + text(extension(taken)) + "/approval";
    var stranger = staff("OFFICIAL", "990102");
    stranger.open("/official/referrals").send(approval, Map.of());
    assertThat(stranger.status()).isEqualTo(404);
    OFFICIAL.open("/official/referrals").send(approval, Map.of());

    assertThat(OFFICIAL.page()).contains("已同意，居民").doesNotContain("等材料");
    assertThat(HOUSING.at(taken).browser().page()).contains("2099");
    assertThat(events(taken, "referral.extended.v1")).isEqualTo(1);
    assertThat(events(taken, "clock.moved.v1")).isEqualTo(1);
    assertThat(page(taken)).contains("完成时间延到");
  }

  @Test
  void oneLeadsAndOthersAddTheirPart() {
    var taken = taken(submit(order(Map.of())));
    OFFICIAL
        .open(ladder(taken))
        .send(
            ladder(taken),
            Map.of("to", HOUSING.option(), "reason", "NEEDS_AUTHORITY", "helper", POWER.option()));

    assertThat(POWER.browser().open("/department").page())
        .contains(taken.orderNumber(), "方县住建局 牵头");
    POWER.send(taken, "answer", Map.of("answer", "抢答"));
    assertThat(POWER.browser().status()).isEqualTo(404);
    POWER.send(taken, "part", Map.of("part", "线路已断电"));

    assertThat(HOUSING.at(taken).browser().page()).contains("方县供电所", "线路已断电");
    assertThat(page(taken)).contains("方县供电所协助办理").doesNotContain("线路已断电");
    assertThat(events(taken, "referral.part-added.v1")).isEqualTo(1);
  }

  @Test
  void whatTheVolunteersCanDoGoesBackToThemAndAWithdrawnOneIsNobodys() {
    var back = taken(submit(order(Map.of())));
    var withdrawn = taken(submit(order(Map.of())));
    refer(OFFICIAL, back, HOUSING);
    refer(OFFICIAL, withdrawn, HOUSING);

    OFFICIAL.open(ladder(back)).send(ladder(back) + "/back", Map.of());
    CLIENT
        .post()
        .uri("/api/requests/" + withdrawn.token() + "/withdrawal")
        .bodyValue(Map.of("reason", ""))
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(tracked(back).state()).isEqualTo("DISPATCHING");
    assertThat(events(back, "request.handed-back.v1")).isEqualTo(1);
    assertThat(text("select rung || round from request where id = '%s'".formatted(back.id())))
        .isEqualTo("COMMUNITY2");
    for (var one : new Taken[] {back, withdrawn}) {
      assertThat(count("referral where request_id = '%s' and state = 'RECALLED'", one))
          .isEqualTo(1);
      assertThat(HOUSING.signs(one).browser().status()).isEqualTo(409);
    }
  }

  @Test
  void aMergedRequestGoesUpTogetherWithTheOneItFollows() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    merging(follower, leader);

    refer(OFFICIAL, leader, HOUSING);
    assertThat(page(follower)).contains("已转给部门办理", "方县住建局");
    refer(OFFICIAL, follower, HOUSING);
    assertThat(OFFICIAL.status()).isEqualTo(409);
    HOUSING.signs(leader).send(leader, "answer", Map.of("answer", "修好了"));
    evaluate(follower, true).expectStatus().isOk();

    assertThat(text(reason(follower))).isEqualTo("RESOLVED_BY_DEPARTMENT");
    assertThat(tracked(leader).state()).isEqualTo("DELIVERED");
    await().until(() -> events(follower, "request.closed.v1") == 1);
  }

  @Test
  void aClockThatIsOverIsToldOnceToTheDepartmentAndADayLaterToTheOfficials() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, POWER);

    SERVICE
        .database()
        .execute(
            "update referral set sign_by = now() - interval '2 hours' where request_id = '%s'"
                .formatted(taken.id()));
    await().until(() -> events(taken, "ladder.reminder.v1") == 1);
    SERVICE
        .database()
        .execute(
            "update referral set sign_by = now() - interval '25 hours' where request_id = '%s'"
                .formatted(taken.id()));

    await().until(() -> events(taken, "ladder.reminder.v1") == 3);
    assertThat(tracked(taken).state()).isEqualTo("REFERRED");
    assertThat(OFFICIAL.open("/official/referrals").page()).contains("超时未签收");
  }

  private static String reason(Taken taken) {
    return "select closure_reason from request where id = '%s'".formatted(taken.id());
  }

  private static String until(Taken taken) {
    return "select rung_until::text from request where id = '%s'".formatted(taken.id());
  }

  private static String extension(Taken taken) {
    return """
        select e.id::text
        from referral_extension e
        join referral f on f.id = e.referral_id
        where f.request_id = '%s'
        """
        .formatted(taken.id());
  }
}
