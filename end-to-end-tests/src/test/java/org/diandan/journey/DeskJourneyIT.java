package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.PlainBrowser;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Resident;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** An operator takes a call, with forms alone. */
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
}
