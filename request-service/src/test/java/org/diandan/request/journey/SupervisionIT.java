package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.reaching;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.count;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;

import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.journey.Referring.Department;
import org.junit.jupiter.api.Test;

class SupervisionIT {

  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);
  private static final Department WATER = department("方县自来水", "RESPONSIBLE");
  private static final Map<String, String> CALL =
      Map.of("words", "两天内必须到场", "day", "2099-01-01", "time", "09:00");

  @Test
  void aDepartmentIsCalledToAccountAndAnswers() {
    var taken = taken(submit(order(Map.of())));
    OFFICIAL.open(form(taken)).send(form(taken), CALL);
    assertThat(OFFICIAL.status()).isEqualTo(409);
    assertThat(OFFICIAL.page()).contains("现在没有队伍或部门在办");
    refer(OFFICIAL, taken, WATER);
    OFFICIAL
        .open(form(taken))
        .send(form(taken), Map.of("words", "", "day", "2020-01-01", "time", "09:00"));
    assertThat(OFFICIAL.status()).isEqualTo(422);

    OFFICIAL.open(form(taken)).send(form(taken), CALL);
    OFFICIAL.open(form(taken)).send(form(taken), CALL);
    assertThat(OFFICIAL.status()).isEqualTo(409);
    assertThat(WATER.browser().open("/supervisions").page())
        .contains(taken.orderNumber(), "两天内必须到场");
    var answer = "/supervisions/" + notice(taken) + "/answer";
    WATER.browser().send(answer, Map.of("answer", " "));
    assertThat(WATER.browser().status()).isEqualTo(422);
    WATER.browser().send(answer, Map.of("answer", "已安排抢修"));

    assertThat(OFFICIAL.open(form(taken)).page()).contains("已安排抢修", "已答复");
    assertThat(page(taken)).contains("已督办方县自来水").doesNotContain("两天内必须到场", "已安排抢修");
    assertThat(events(taken, "supervision.issued.v1")).isEqualTo(1);
    assertThat(events(taken, "supervision.answered.v1")).isEqualTo(1);
    assertThat(count("supervision where request_id = '%s' and words_sealed ~ '到场'", taken))
        .isZero();
    WATER.browser().send(answer, Map.of("answer", "再答一次"));
    assertThat(WATER.browser().status()).isEqualTo(409);
  }

  @Test
  void aTeamThatHoldsItIsCalledAndWhatIsLateShows() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("被督办队");
    MATCHING.say(team.isAsked(taken.id(), 1));
    MATCHING.say(team.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");

    OFFICIAL.open(form(taken)).send(form(taken), CALL);
    SERVICE
        .database()
        .execute(
            ("update supervision set issued_at = now() - interval '2 days',"
                    + " answer_by = now() - interval '1 day' where request_id = '%s'")
                .formatted(taken.id()));

    assertThat(OFFICIAL.open("/official/supervisions").page())
        .contains(taken.orderNumber(), "被督办队", "已超期", "件已超期");
    assertThat(events(taken, "supervision.issued.v1")).isEqualTo(1);
  }

  @Test
  void nobodyElseCallsOrAnswers() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, WATER);
    OFFICIAL.open(form(taken)).send(form(taken), CALL);
    var stranger = staff("OFFICIAL", "990102");
    var other = department("方县气象局", "FUNCTIONAL").browser();

    assertThat(stranger.open("/official/supervisions").page()).doesNotContain(taken.orderNumber());
    assertThat(stranger.open(form(taken)).status()).isEqualTo(404);
    stranger.open("/me");
    assertThat(stranger.send(form(taken), CALL).status()).isEqualTo(404);
    assertThat(other.open("/supervisions").page()).doesNotContain(taken.orderNumber());
    other.open("/me");
    assertThat(
            other
                .send("/supervisions/" + notice(taken) + "/answer", Map.of("answer", "抢答"))
                .status())
        .isEqualTo(404);
    assertThat(other.open("/official/supervisions").status()).isEqualTo(403);
  }

  private static String form(Taken taken) {
    return "/official/requests/" + taken.id() + "/supervision";
  }

  private static String notice(Taken taken) {
    return text("select id::text from supervision where request_id = '%s'".formatted(taken.id()));
  }
}
