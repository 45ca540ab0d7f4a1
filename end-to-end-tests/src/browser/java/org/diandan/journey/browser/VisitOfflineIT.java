package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** A visit in a house without a signal: what was pressed there is sent on the way back. */
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
  void whatWasPressedWithoutASignalIsSentOnceAndInOrder() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    try (var leader = Screen.of(PHONE, chromium.browser(), platform.base())) {
      var hands = new Hands(leader);
      hands.signIn(platform.loginOfLeader(asked.team()));
      var entriesBefore = entries(leader);
      var assignment = hands.accept(order.number());
      openTheVisitWhileThereIsASignal(leader, assignment);
      assertThat(leader.complaints()).isEmpty();
      var sent = steps(leader.page());

      leader.offline(true);
      leader.page().click("form[data-step=check-in] button");
      awaitQueue(leader, "离线，已保存 1 条");
      leader.page().reload();
      awaitQueue(leader, "离线，已保存 1 条");
      leader.page().fill("[name=note]", "包裹已送到家。");
      leader.page().click("#leave button");
      awaitQueue(leader, "离线，已保存 2 条");
      assertThat(sent).isEmpty();

      leader.offline(false);
      awaitQueue(leader, "签退（");
      assertThat(leader.page().innerText("#queue")).containsSubsequence("签到（", "签退（");
      assertThat(sent).containsExactly(step(assignment, "check-in"), step(assignment, "check-out"));
      story.awaitState(order, "DELIVERED");
      assertThat(entries(leader)).isEqualTo(entriesBefore + 1);
    }
  }

  /** The day first: its worker keeps the pages the day leads to. */
  private static void openTheVisitWhileThereIsASignal(Screen leader, String assignment) {
    leader.open("/visits");
    leader.page().waitForFunction("() => navigator.serviceWorker.controller");
    leader.open("/visits/" + assignment);
    leader.awaitSettled();
  }

  /** The steps the page sends from now on, in order. */
  private static List<String> steps(Page page) {
    var sent = new CopyOnWriteArrayList<String>();
    page.onRequest(
        request -> {
          var path = URI.create(request.url()).getPath();
          if (request.method().equals("POST") && path.startsWith("/api/assignments/")) {
            sent.add(path);
          }
        });
    return sent;
  }

  private static String step(String assignment, String name) {
    return "/api/assignments/%s/%s".formatted(assignment, name);
  }

  private static void awaitQueue(Screen leader, String words) {
    leader.page().waitForSelector("#queue:has-text('%s')".formatted(words));
  }

  /** How many times of service the reader's record has. */
  private static int entries(Screen leader) {
    leader.open("/hours");
    return leader.page().locator("a[href^='/hours/entries/']").count();
  }
}
