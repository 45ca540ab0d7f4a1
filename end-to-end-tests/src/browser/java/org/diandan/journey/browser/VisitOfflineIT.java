package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** A visit in a house without a signal: what was done there is sent on the way back. */
@OnPlatform
@OnChromium
class VisitOfflineIT {

  private static final int PHONE = 390;

  private final Platform platform;
  private final Chromium chromium;
  private final Story story;

  VisitOfflineIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
    story = new Story(platform);
  }

  @Test
  void whatWasDoneWithoutASignalIsSentOnceAndInOrder() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    try (var leader = Screen.of(PHONE, chromium.browser(), platform.base())) {
      var hands = new Hands(leader);
      hands.signIn(platform.loginOfLeader(asked.team()));
      var entriesBefore = entries(leader);
      var assignment = hands.accept(order.number());
      var visit = new Visit(leader, assignment);
      visit.openWithASignal();
      assertThat(leader.complaints()).isEmpty();
      var sent = visit.sent();

      leader.offline(true);
      visit.checkIn();
      visit.awaitQueue("离线，已保存 1 条");
      leader.page().reload();
      visit.awaitQueue("离线，已保存 1 条");
      visit.photo("before");
      visit.awaitQueue("离线，已保存 2 条。有信号后自动发出。其中照片 1 张。");
      leader.page().fill("[name=note]", "包裹已送到家。");
      visit.checkOut();
      visit.awaitQueue("离线，已保存 3 条");
      assertThat(sent).isEmpty();

      leader.offline(false);
      assertThat(visit.awaitQueue("签退（")).containsSubsequence("签到（", "照片（", "签退（");
      assertThat(sent).containsExactly("check-in", "before", "check-out");
      story.awaitState(order, "DELIVERED");
      assertThat(entries(leader)).isEqualTo(entriesBefore + 1);
      leader.open("/visits/" + assignment);
      assertThat(visit.photos()).isEqualTo(1);
      assertThat(visit.kept()).isZero();
      assertThat(sent).hasSize(3);
    }
  }

  /** How many times of service the reader's record has. */
  private static int entries(Screen leader) {
    leader.open("/hours");
    return leader.page().locator("a[href^='/hours/entries/']").count();
  }
}
