package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.diandan.journey.platform.Story.eventually;

import java.util.Map;
import java.util.regex.Pattern;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.PlainBrowser;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Resident;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** An operator takes a call, and calls back when the help was there. */
@OnPlatform
class DeskJourneyIT {

  private static final Pattern DRAFT =
      Pattern.compile("type=\"hidden\" name=\"draft\" value=\"([0-9a-f-]{36})\"");
  private static final Pattern TAKEN = Pattern.compile("/desk/taken/([0-9a-f-]{36})");

  private final Platform platform;
  private final Story story;
  private final PlainBrowser operator;

  DeskJourneyIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
    operator = platform.browser(platform.logins().any("operator"));
  }

  @Test
  void aCallBecomesAnOrderThatSaysWhoMadeIt() {
    var order = called(new Resident(platform));

    assertThat(operator.page()).contains(order.number(), "请读给来电人");
    assertThat(operator.open("/desk/requests/" + order.id()).page()).contains("工作人员代办");
    assertThat(story.awaitOffer(order).team()).isNotBlank();
  }

  @Test
  void theVerdictOfACallBackCountsLikeTheResidentsOwn() {
    assumeThat(platform.isOwn()).as("call-backs are due at once").isTrue();
    var order = called(new Resident(platform));
    story.serve(order, story.awaitOffer(order));
    var before = resolved();

    callBack(order);

    story.awaitState(order, "RESOLVED");
    eventually("one more confirmed resolution").until(() -> resolved() > before);
  }

  /** The call of somebody whose private link is opened afterwards. */
  private Placed called(Resident caller) {
    operator.open("/desk");
    var draft = DRAFT.matcher(operator.page());
    assertThat(draft.find()).as(operator.page()).isTrue();
    operator.send(
        "/desk",
        Map.of(
            "draft", draft.group(1),
            "act", "send",
            "phone", caller.phone(),
            "name", "王秀英",
            "words", "包裹太重，拿不上楼",
            "wanted", "ad02",
            "place", "tsxjwh",
            "address", "桃树下 12 号 301 室",
            "consent", "true"));
    var taken = TAKEN.matcher(operator.place());
    assertThat(taken.matches()).as(operator.page()).isTrue();
    return caller.order(taken.group(1));
  }

  /** Works through what is due until it is this one's turn; everybody else hangs up. */
  private void callBack(Placed order) {
    eventually("a call-back of " + order.number())
        .until(
            () -> {
              operator.open("/desk/callbacks").send("/desk/callbacks/next", Map.of());
              var at = operator.place();
              if (at.equals("/desk/callbacks/" + order.id())) {
                operator.send(at, Map.of("outcome", "RESOLVED", "stars", "5", "words", "谢谢"));
                return true;
              }
              if (!at.equals("/desk/callbacks")) {
                operator.send(at, Map.of("outcome", "REFUSED"));
              }
              return false;
            });
  }

  private long resolved() {
    return platform.official().get("/api/statistics").expect(200).json().path("resolved").asLong();
  }
}
