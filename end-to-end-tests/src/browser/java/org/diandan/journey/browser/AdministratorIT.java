package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** An administrator lets somebody in, puts a service on the menu and changes a message. */
@OnPlatform
@OnChromium
class AdministratorIT {

  private static final int DESK = 1280;
  private static final int PHONE = 390;
  private static final String OWN_PASSWORD = "chosen-by-myself-4711";

  private final Platform platform;
  private final Chromium chromium;

  AdministratorIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void aNewColleagueSignsInWithTheOneTimePasswordAndChoosesAnother() {
    var login = "colleague-" + number();
    String password;
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      var page = administrator(screen, "/admin/accounts/new");
      page.fill("#name", "王芳");
      page.fill("#phone", "138%08d".formatted(number()));
      page.fill("#login", login);
      page.check("[name=role][value=OFFICIAL]");
      page.fill("#area", "360802");
      page.click("main form .button");
      page.waitForSelector("#one-time");
      password = page.innerText("#one-time");
      assertThat(Looks.axeViolations(page)).isEmpty();
      assertThat(screen.complaints()).isEmpty();
    }

    try (var screen = Screen.of(PHONE, chromium.browser(), platform.base())) {
      var page = signedIn(screen, login, password);
      page.waitForURL("**/me/password?first=true");
      page.fill("[name=old]", password);
      page.fill("[name=wanted]", OWN_PASSWORD);
      page.fill("[name=again]", OWN_PASSWORD);
      page.click("main form .button");
      page.waitForURL("**/login?changed=true");
      signedIn(screen, login, OWN_PASSWORD);
      page.waitForURL("**/me");
      assertThat(page.innerText("main")).contains("王芳", "吉州区");
    }
  }

  @Test
  void aNewServiceIsFoundByAResidentAtOnce() {
    var name = "手机清灰" + number();
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      var page = administrator(screen, "/admin/catalogue/items/new?group=RP");
      page.fill("#chinese", name);
      page.fill("#english", "clean a phone");
      page.fill("#acceptHours", "5");
      page.fill("#finishHours", "30");
      page.click("main form .button");
      page.waitForURL("**/admin/catalogue?done=RP*");
      assertThat(Looks.axeViolations(page)).isEmpty();
      assertThat(screen.complaints()).isEmpty();
    }

    try (var screen = Screen.of(PHONE, chromium.browser(), platform.base())) {
      var page = screen.open("/?q=" + name);
      page.click("a[href^='/order/item/RP']:has-text('" + name + "')");
      page.waitForURL("**/order/item/RP*");
      assertThat(page.innerText("h1")).contains(name);
    }
  }

  @Test
  void aChangedMessageIsWhatTheNextResidentIsSent() {
    var template = "/admin/templates/REQUEST_SUBMITTED";
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      var page = administrator(screen, template);
      page.fill("#body", "{服务}已记下，请留好单号 {单号}，不认识的{姓名}。");
      page.fill("#reason", "更短");
      page.click("button[value=save]");
      assertThat(page.innerText("#problems")).contains("第 1 行的 {姓名}");
      page.fill("#body", "{服务}已记下，请留好单号 {单号}。");
      page.click("button[value=save]");
      page.waitForURL("**" + template + "*saved");
      assertThat(Looks.axeViolations(page)).isEmpty();

      var order = new Story(platform).submitByHotline();
      Story.eventually("the changed words")
          .until(() -> sent().contains("已记下，请留好单号 " + order.number()));

      page.click("form:has(input[value=shipped]) button");
      page.waitForURL("**" + template + "*saved");
      assertThat(page.isVisible("form:has(input[value=shipped]) button")).isFalse();
    }
  }

  private String sent() {
    return platform.administrator().get("/api/outbox").expect(200).body();
  }

  private Page administrator(Screen screen, String path) {
    new Hands(screen).signIn(platform.logins().any("administrator"));
    return screen.open(path);
  }

  private static Page signedIn(Screen screen, String login, String password) {
    var page = screen.open("/login");
    page.fill("[name=login]", login);
    page.fill("[name=password]", password);
    page.click("main form .button");
    return page;
  }

  private static int number() {
    return ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
  }
}
