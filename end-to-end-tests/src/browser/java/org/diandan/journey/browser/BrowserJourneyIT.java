package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** The journey as people take it: on phones, with their fingers. */
@OnPlatform
@OnChromium
class BrowserJourneyIT {

  private static final int PHONE = 390;
  private static final int DESK = 1280;
  private static final int MOST_TURNS = 12;

  private final Platform platform;
  private final Chromium chromium;
  private final Story story;

  BrowserJourneyIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
    story = new Story(platform);
  }

  @Test
  void aResidentOrdersByForm() {
    try (var screen = phone()) {
      var hands = new Hands(screen);

      hands.fillForm(newPhone(), true);
      assertThat(screen.page().innerText("main")).contains("桃树下 12 号 301 室", "王秀英");
      hands.next();

      assertThat(screen.page().innerText("#order-number")).matches("360802\\d{2}-\\d{4,}-\\d");
      screen.page().click("main a.button");
      assertThat(screen.page().url()).contains("/r/");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  @Test
  void aResidentOrdersWithScriptsSwitchedOff() {
    try (var screen = Screen.withoutScript(chromium.browser(), platform.base())) {
      var hands = new Hands(screen);

      hands.fillForm(newPhone(), false);
      hands.next();

      assertThat(screen.page().innerText("#order-number")).matches("360802\\d{2}-\\d{4,}-\\d");
    }
  }

  @Test
  void whatWasTypedSurvivesAnErrorAndTheWayBack() {
    try (var screen = phone()) {
      var hands = new Hands(screen);
      var page = screen.page();
      hands.chooseParcelErrand();
      hands.say("包裹太重，拿不上楼。");
      hands.pickPlace(true);
      hands.anyTime();

      hands.introduce("王秀英", "1380013800");

      assertThat(page.innerText("#problems")).contains("10");
      assertThat(page.inputValue("[name=name]")).isEqualTo("王秀英");
      assertThat(page.inputValue("[name=phone]")).isEqualTo("1380013800");
      assertThat(page.isChecked("[name=consent]")).isTrue();
      page.click(".progress a");
      page.click(".progress a");
      assertThat(page.inputValue("[name=address]")).isEqualTo("桃树下 12 号 301 室");
      assertThat(page.inputValue("#village")).isEqualTo("360802001001");
      page.goBack();
      page.goBack();
      assertThat(page.inputValue("[name=name]")).isEqualTo("王秀英");
    }
  }

  @Test
  void theResidentsPageMovesWhileTheLeaderActs() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    try (var resident = phone();
        var leader = phone()) {
      resident.open("/r/" + order.token());
      var watching = new Hands(resident);
      watching.awaitState("OFFERED");
      new Hands(leader).signIn(platform.loginOfLeader(asked.team()));

      acceptFromInbox(leader, order.number());
      watching.awaitState("ACCEPTED");
      press(leader, "form[action$=check-in] button");
      watching.awaitState("IN_SERVICE");
      leader.page().fill("[name=note]", "包裹已送到家。");
      press(leader, "form[action$=check-out] button");
      watching.awaitState("DELIVERED");
      judge(resident.page());

      watching.awaitState("RESOLVED");
      assertThat(resident.complaints()).isEmpty();
      assertThat(leader.complaints()).isEmpty();
    }
  }

  private static void acceptFromInbox(Screen leader, String number) {
    leader.open("/inbox");
    leader.page().click("article:has-text('%s') button.button".formatted(number));
    press(leader, "form[action$=acceptance] button");
  }

  private static void press(Screen screen, String button) {
    screen.page().waitForSelector(button);
    screen.page().click(button);
  }

  private static void judge(Page page) {
    page.waitForSelector("#evaluation");
    page.check("[name=resolved][value=true]");
    page.check("[name=stars][value='5']");
    page.fill("#evaluation [name=words]", "谢谢！");
    page.click("#evaluation .button");
  }

  @Test
  void aMessageReachesTheOpenInboxByItself() {
    var asked = story.awaitOffer(story.submitByHotline());
    try (var leader = phone()) {
      new Hands(leader).signIn(platform.loginOfLeader(asked.team()));
      leader.open("/inbox");
      var before = leader.page().locator("article").count();

      var order = orderThatIsOfferedTo(asked.team());

      leader.page().waitForSelector("article:has-text('%s')".formatted(order.number()));
      assertThat(leader.page().locator("article").count()).isGreaterThan(before);
      assertThat(leader.complaints()).isEmpty();
    }
  }

  /** Work is spread, so the same team's turn comes again after some others'. */
  private Placed orderThatIsOfferedTo(String team) {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      var order = story.submitByHotline();
      if (story.awaitOffer(order).team().equals(team)) {
        return order;
      }
    }
    throw new AssertionError("%s was not asked in %d turns".formatted(team, MOST_TURNS));
  }

  @Test
  void anOfficialSeesFiguresAndRates() {
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      new Hands(screen).signIn(platform.logins().any("official"));

      screen.open("/official");

      assertThat(screen.page().innerText("main")).contains("解决率");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  private Screen phone() {
    return Screen.of(PHONE, chromium.browser(), platform.base());
  }

  private static String newPhone() {
    return "138%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
  }
}
