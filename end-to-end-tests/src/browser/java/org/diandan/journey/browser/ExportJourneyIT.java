package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** An official takes a list with phones out; a second person approves it. */
@OnPlatform
@OnChromium
class ExportJourneyIT {

  private static final int DESK = 1280;
  private static final String LIST = "/official/cases?area=360802&from=2000-01-01&until=2100-01-01";

  private final Platform platform;
  private final Chromium chromium;

  ExportJourneyIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void aSecondPersonApprovesWhatTheFirstOneTakesOut() throws IOException {
    var order = new Story(platform).submitByHotline();
    try (var official = screen("official");
        var second = screen("administrator")) {
      var page = official.page();
      var export = ordered(official, order);
      assertThat(page.innerText("#job")).contains("等另一个人批准");

      second.open("/official/exports");
      second.page().click("main a[href='%s']".formatted(export));
      second.page().waitForURL("**" + export);
      assertThat(second.page().innerText("#job")).contains("回访独居老人");
      second.page().click("form[action$=approval] button");
      second.page().waitForURL("**/official/exports");

      eventually("the message about the file")
          .until(() -> official.open("/inbox").innerText("main").contains("导出好了"));
      page.click("article:has-text('导出好了') form button");
      page.waitForURL("**/official/exports");
      page.click("main a[href='%s']".formatted(export));
      page.waitForSelector("form[action$=file] button");
      var file = page.waitForDownload(() -> page.click("form[action$=file] button"));

      assertThat(file.suggestedFilename()).endsWith(".csv");
      var text = Files.readString(file.path());
      assertThat(text).startsWith("\uFEFF").contains("用途：回访独居老人", order.number());
      // The browser says of every refused form that it was refused.
      assertThat(official.complaints()).allMatch(said -> said.contains("422"));
      assertThat(second.complaints()).isEmpty();
    }
  }

  /** Orders the list once it holds the case; answers the path of the export. */
  private static String ordered(Screen official, Placed order) {
    var page = official.page();
    eventually("the order to be counted")
        .until(() -> official.open(LIST).innerText("main").contains(order.number()));
    page.click("a:has-text('导出这些')");
    page.waitForURL("**/official/exports/new?**");
    page.check("input[value=PHONE]");
    page.check("input[name=form][value=CSV]");
    page.click("#order button");
    page.waitForSelector("#problems");
    page.fill("#purpose", "回访独居老人");
    page.click("#order button");
    page.waitForURL("**/official/exports/*-*");
    return pathOf(page);
  }

  private static String pathOf(Page page) {
    return URI.create(page.url()).getPath();
  }

  private Screen screen(String role) {
    var screen = Screen.of(DESK, chromium.browser(), platform.base());
    new Hands(screen).signIn(platform.logins().any(role));
    return screen;
  }
}
