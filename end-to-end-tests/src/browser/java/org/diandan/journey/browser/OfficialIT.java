package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import com.microsoft.playwright.Page;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** An official at the desk: from a number to the cases behind it, and the screen on the wall. */
@OnPlatform
@OnChromium
class OfficialIT {

  private static final int DESK = 1280;
  private static final int WALL = 1920;
  private static final int WALL_HEIGHT = 1080;
  private static final int PHONE = 390;
  private static final int SMALL_PHONE = 320;
  private static final int PHONE_HEIGHT = 844;

  /** As between the new width and the moment its listeners hear of it. */
  private static final String DEAF_TO_RESIZING =
      """
      const listen = window.addEventListener;
      window.addEventListener = (type, ...how) => type === 'resize' || listen.call(window, type, ...how);
      """;

  private static final String OPEN = ".board-standing .board-number >> nth=0";

  private final Platform platform;
  private final Chromium chromium;

  OfficialIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void anOfficialOpensANumberAndItsCase() {
    var order = new Story(platform).submitByHotline();
    try (var screen = signedIn(DESK)) {
      var page = screen.page();
      narrow(screen);
      assertThat(page.url()).contains("area=360802", "period=week");
      assertThat(page.isVisible("#figure-resolution")).isTrue();
      page.waitForSelector("[data-chart=trend] canvas");
      page.waitForSelector("#board-map path");
      eventually("the order to be counted")
          .until(
              () -> {
                page.reload();
                return !page.innerText(OPEN).equals("0");
              });

      var number = page.innerText(OPEN);
      page.click(OPEN);

      page.waitForURL("**/official/cases?**");
      assertThat(page.getAttribute("#count", "data-cases")).isEqualTo(number.replace(",", ""));
      page.click("main a[href*='%s']".formatted(order.id()));
      page.waitForURL("**/official/requests/*");
      page.waitForSelector("main td:has-text('居民点了单')");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  @Test
  void aNarrowerWindowIsNotWidenedByItsChartsUntilTheyFollow() {
    try (var screen = signedIn(PHONE)) {
      var page = screen.page();
      page.addInitScript(DEAF_TO_RESIZING);
      narrow(screen);
      page.waitForSelector("[data-chart=trend] canvas");

      page.setViewportSize(SMALL_PHONE, PHONE_HEIGHT);

      assertThat(Looks.sideways(page)).isEmpty();
    }
  }

  @Test
  void theWallTurnsByItsKeysAndStandsStillWithoutMotion() {
    try (var screen = signedIn(WALL)) {
      var page = screen.page();
      page.setViewportSize(WALL, WALL_HEIGHT);
      screen.open("/official/wall");
      page.waitForSelector("#pause[aria-pressed=true]");
      assertThat(shown(page)).isEqualTo(0);

      page.keyboard().press("ArrowRight");
      assertThat(shown(page)).isEqualTo(1);
      page.keyboard().press("ArrowRight");
      page.waitForSelector("#board-map path");
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("ArrowLeft");

      assertThat(shown(page)).isEqualTo(4);
      assertThat(page.isVisible("#stale")).isFalse();
      assertThat(screen.complaints()).isEmpty();
    }
  }

  private static void narrow(Screen screen) {
    var page = screen.open("/official");
    page.waitForSelector("#towns-sheet #towns");
    page.selectOption("#area", "360802");
    page.selectOption("#period", "week");
    page.click(".board-choice .button");
    page.waitForURL("**/official?**");
  }

  private Screen signedIn(int width) {
    var screen = Screen.of(width, chromium.browser(), platform.base());
    new Hands(screen).signIn(platform.logins().any("official"));
    return screen;
  }

  private static int shown(Page page) {
    return ((Number)
            page.evaluate(
                "[...document.querySelectorAll('[data-panel]')].findIndex(one => !one.hidden)"))
        .intValue();
  }
}
