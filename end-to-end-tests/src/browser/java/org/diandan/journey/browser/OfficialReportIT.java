package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;

/** An official takes the month report as files and on paper, and issues it. */
@OnPlatform
@OnChromium
class OfficialReportIT {

  private static final int DESK = 1280;

  /** What files of each kind begin with. */
  private static final Map<String, String> BEGINNINGS =
      Map.of("pdf", "%PDF", "xlsx", "PK", "csv", "\uFEFF部分");

  private final Platform platform;
  private final Chromium chromium;

  OfficialReportIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void anOfficialTakesTheMonthReportInEveryFormAndIssuesIt() {
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      new Hands(screen).signIn(platform.logins().any("official"));
      var page = screen.open("/official/reports");
      page.selectOption("#template", "standard-span");
      assertThat(page.isVisible("#to")).isTrue();
      page.selectOption("#template", "standard-month");
      assertThat(page.isVisible("#to")).isFalse();
      page.selectOption("#area", "360802");

      page.click("main form .button");
      page.waitForURL("**/official/reports/**");

      assertThat(page.innerText(".report-sheet h1")).contains("吉州区", "月报");
      assertThat(page.innerText("#headline")).contains("解决率", "评价覆盖率", "去年同期");
      assertThat(page.innerText("#definitions")).contains("居民确认已解决的诉求");
      BEGINNINGS.forEach((ending, beginning) -> take(page, ending, beginning));
      print(page);
      issue(page);
      assertThat(Looks.axeViolations(page)).isEmpty();
      assertThat(screen.complaints()).isEmpty();
    }
  }

  private static void take(Page page, String ending, String beginning) {
    var file = page.waitForDownload(() -> page.click("a[href*='/file/%s']".formatted(ending)));
    assertThat(file.suggestedFilename()).contains("月报").endsWith("." + ending);
    try {
      assertThat(Files.readAllBytes(file.path()))
          .startsWith(beginning.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(Page page) {
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'");
    page.click("#print");
    assertThat(page.getAttribute("body", "data-printed")).isEqualTo("yes");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.isVisible("#print")).isFalse();
    assertThat(page.isVisible("header.top")).isFalse();
    assertThat(page.isVisible("#headline table")).isTrue();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  /** Who comes second finds it issued. */
  private static void issue(Page page) {
    if (!page.url().contains("/issued/")) {
      page.click("form[action='/official/reports/issued'] button");
      page.waitForURL("**/official/reports/issued/*");
    }
    assertThat(page.innerText("main")).contains("已出具", "校验码");
  }
}
