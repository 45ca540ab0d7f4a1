package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.tracked;
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

import java.util.HashMap;
import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.journey.Referring.Department;
import org.junit.jupiter.api.Test;

class MeetingsIT {

  private static final String PAGE = "/official/meetings";
  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);
  private static final Department PARKS = department("方县园林局", "RESPONSIBLE");
  private static final Department TRANSPORT = department("方县交通局", "FUNCTIONAL");

  @Test
  void whatIsReturnedThreeTimesIsProposedAndTheDecisionMovesIt() {
    var taken = stuck();
    assertThat(OFFICIAL.open(PAGE).page()).contains(taken.orderNumber(), "已退回三次");
    var meeting = call("退单会");

    OFFICIAL.send(meeting + "/items", Map.of("request", taken.id().toString()));
    assertThat(tracked(taken).state()).isEqualTo("CONFERENCE");
    assertThat(page(taken)).contains("联席会议正在研究");
    OFFICIAL.send(meeting + "/closing", Map.of());
    assertThat(OFFICIAL.status()).isEqualTo(409);
    var ruling = meeting + "/items/" + taken.id() + "/ruling";
    OFFICIAL.open(meeting).send(ruling, Map.of("ruling", "REFER", "words", "园林局牵头修剪"));
    assertThat(OFFICIAL.status()).isEqualTo(422);
    assertThat(OFFICIAL.page()).contains("请选择谁负责", "园林局牵头修剪");
    OFFICIAL.send(ruling, decision(PARKS));
    OFFICIAL.send(meeting + "/attendance", Map.of("present", PARKS.option()));
    OFFICIAL.send(meeting + "/closing", Map.of());

    assertThat(OFFICIAL.page()).contains("交给部门办", "方县园林局");
    assertThat(OFFICIAL.open(meeting + "/minutes").page())
        .contains("会议纪要", taken.orderNumber(), "方县园林局", "园林局牵头修剪");
    assertThat(PARKS.at(taken).browser().page()).contains("联席会议决定", "园林局牵头修剪", "不能再退回", "2099");
    assertThat(page(taken)).contains("联席会议有了决定", "方县园林局");
    assertThat(events(taken, "meeting.decided.v1")).isEqualTo(1);
    assertThat(OFFICIAL.open("/me").send(ruling, decision(PARKS)).status()).isEqualTo(409);
  }

  @Test
  void itEndsAndTheResidentReadsWhyOrItIsTreatedAgain() {
    var ended = sent();
    var again = sent();
    var meeting = call("难题会");
    for (var one : new Taken[] {ended, again}) {
      OFFICIAL.open(meeting).send(meeting + "/items", Map.of("request", one.id().toString()));
    }

    rule(meeting, ended, "CANNOT_BE_DONE", "道路改造明年才有经费");
    rule(meeting, again, "ADJOURN", "等测量结果");

    assertThat(tracked(ended).state()).isEqualTo("ENDED");
    assertThat(page(ended)).contains("这件事我们没有办成。", "道路改造明年才有经费");
    assertThat(tracked(again).state()).isEqualTo("CONFERENCE");
    assertThat(OFFICIAL.open(PAGE).page()).contains(again.orderNumber());
    var next = call("下次会");
    OFFICIAL.open(next).send(next + "/items", Map.of("request", again.id().toString()));
    rule(next, again, "HAND_BACK", "志愿者能办");
    assertThat(tracked(again).state()).isEqualTo("DISPATCHING");
    assertThat(count("meeting_item where request_id = '%s'", again)).isEqualTo(2);
  }

  @Test
  void whatTheMeetingCouldNotDoIsReopenedThereAndNotAtTheVolunteers() {
    var taken = sent();
    var meeting = call("经费会");
    OFFICIAL.send(meeting + "/items", Map.of("request", taken.id().toString()));
    rule(meeting, taken, "CANNOT_BE_DONE", "今年没有经费");
    assertThat(page(taken)).contains("今年没有经费");

    new Browser().open(taken.link()).send(taken.link() + "/reopening", Map.of("words", "现在有经费了"));

    assertThat(tracked(taken).state()).isEqualTo("CONFERENCE");
    assertThat(page(taken)).contains("您申请重开，再次提交联席会议研究", "联席会议正在研究").doesNotContain("没有办成");
    assertThat(
            texts(
                ("select type from event_outbox where subject = '%s' and type like 'request.%%'"
                        + " order by version desc limit 2")
                    .formatted(taken.id())))
        .containsExactly("request.reopened.v1", "request.sent-to-meeting.v1");
    assertThat(
            count(
                "request where id = '%s' and rung_until > now() and round = 2 and closed_at is null",
                taken))
        .isEqualTo(1);
    assertThat(count("request_words where request_id = '%s' and kind = 'ASK_MEETING'", taken))
        .isEqualTo(1);
    assertThat(OFFICIAL.open(PAGE).page()).contains(taken.orderNumber());
    // This meeting has had it; the next one decides.
    OFFICIAL.open(meeting).send(meeting + "/items", Map.of("request", taken.id().toString()));
    assertThat(OFFICIAL.status()).isEqualTo(200);
    assertThat(count("meeting_item where request_id = '%s'", taken)).isEqualTo(1);
    var next = call("再议会");
    OFFICIAL.open(next).send(next + "/items", Map.of("request", taken.id().toString()));
    rule(next, taken, "HAND_BACK", "志愿者能办");
    assertThat(tracked(taken).state()).isEqualTo("DISPATCHING");
  }

  @Test
  void whatStaffClosedBeforeTheMeetingDecidedIsReopenedAtTheVolunteers() {
    var taken = sent();
    var form = "/official/requests/" + taken.id();
    OFFICIAL
        .open(form)
        .send(
            "/requests/%s/closing".formatted(taken.id()),
            Map.of("reason", "CANNOT_BE_DONE", "explanation", "没有路", "back", "official"));
    assertThat(tracked(taken).state()).isEqualTo("ENDED");

    new Browser().open(taken.link()).send(taken.link() + "/reopening", Map.of("words", "还要办"));

    assertThat(tracked(taken).state()).isEqualTo("DISPATCHING");
  }

  @Test
  void anOfficialOfAnotherAreaSeesAndTouchesNoMeeting() {
    var taken = sent();
    var meeting = call("内部会");
    OFFICIAL.send(meeting + "/items", Map.of("request", taken.id().toString()));
    var stranger = staff("OFFICIAL", "990102");

    assertThat(stranger.open(PAGE).page()).doesNotContain("内部会", taken.orderNumber());
    assertThat(stranger.open(meeting).status()).isEqualTo(404);
    assertThat(stranger.open(meeting + "/minutes").status()).isEqualTo(404);
    stranger.open("/me");
    for (var path :
        new String[] {
          "/items",
          "/items/" + taken.id() + "/ruling",
          "/items/" + taken.id() + "/removal",
          "/attendance",
          "/closing"
        }) {
      assertThat(stranger.send(meeting + path, decision(PARKS)).status()).as(path).isEqualTo(404);
    }
    stranger.open(PAGE).send(PAGE, invitation("外县会"));
    assertThat(stranger.status()).isEqualTo(422);
    assertThat(PARKS.browser().open(meeting).status()).isEqualTo(403);
  }

  private static void rule(String meeting, Taken taken, String ruling, String words) {
    OFFICIAL
        .open(meeting)
        .send(
            meeting + "/items/" + taken.id() + "/ruling", Map.of("ruling", ruling, "words", words));
  }

  private static Map<String, String> decision(Department owner) {
    return Map.of(
        "ruling",
        "REFER",
        "owner",
        owner.option(),
        "due",
        "2099-03-01",
        "time",
        "17:00",
        "words",
        "园林局牵头修剪");
  }

  private static Map<String, String> invitation(String title) {
    return Map.of(
        "title", title, "area", COUNTY, "day", "2098-12-01", "time", "09:00", "place", "二楼");
  }

  /** Path of a new meeting, which is open in the official's browser. */
  private static String call(String title) {
    var fields = new HashMap<>(invitation(title));
    fields.put("department", PARKS.option());
    OFFICIAL.open(PAGE).send(PAGE, fields);
    return PAGE + "/" + text("select id::text from meeting where title = '%s'".formatted(title));
  }

  private static Taken sent() {
    var taken = taken(submit(order(Map.of())));
    OFFICIAL
        .open(ladder(taken))
        .send(ladder(taken), Map.of("to", "MEETING", "reason", "NEEDS_AUTHORITY"));
    return taken;
  }

  private static Taken stuck() {
    var taken = taken(submit(order(Map.of())));
    for (var one : new Department[] {PARKS, TRANSPORT, PARKS}) {
      refer(OFFICIAL, taken, one);
      one.returns(taken);
    }
    return taken;
  }
}
