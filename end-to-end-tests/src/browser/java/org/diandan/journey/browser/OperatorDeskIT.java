package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;

/** A call at the operator's desk, with the hands on the keyboard from the first ring on. */
@OnPlatform
@OnChromium
class OperatorDeskIT {

  private static final int DESK = 1366;
  private static final int DESK_HEIGHT = 768;

  /** From the phone to the order number, beyond what the caller says. */
  private static final int MOST_KEYS = 25;

  private final Platform platform;
  private final Chromium chromium;

  OperatorDeskIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  /** A keyboard that counts every key but those of the caller's own words. */
  private static final class Keys {

    private final Page page;
    private int pressed;

    Keys(Page page) {
      this.page = page;
    }

    void caller(String words) {
      page.keyboard().type(words);
    }

    void type(String letters) {
      letters.chars().forEach(letter -> press(Character.toString(letter)));
    }

    void press(String key) {
      pressed++;
      page.keyboard().press(key);
    }

    void together(String first, String second) {
      pressed += 2;
      page.keyboard().press(first + "+" + second);
    }
  }

  @Test
  void aCallBecomesAnOrderByKeysAlone() {
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      var page = desk(screen);
      var keys = new Keys(page);
      var phone = "138%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

      takeCall(keys, phone);

      page.waitForURL("**/desk/taken/**");
      assertThat(page.innerText("#order-number")).matches("360802\\d{2}-\\d{4,}-\\d");
      assertThat(keys.pressed).isLessThanOrEqualTo(MOST_KEYS);

      keys.press("Enter");
      page.waitForURL("**/desk");
      takeSecondCall(keys, phone);
      page.waitForURL("**/desk/taken/**");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  @Test
  void theDeskFitsOneScreenAndShowsItsKeys() {
    try (var screen = Screen.of(DESK, chromium.browser(), platform.base())) {
      var page = desk(screen);

      assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(DESK_HEIGHT);
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("phone");
      assertThat(Looks.sideways(page)).isEmpty();
      assertThat(Looks.axeViolations(page)).isEmpty();
      page.keyboard().press("F1");
      assertThat(page.isVisible("#keys")).isTrue();
      page.keyboard().press("Escape");
      assertThat(page.isVisible("#keys")).isFalse();
    }
  }

  private Page desk(Screen screen) {
    new Hands(screen).signIn(platform.logins().any("operator"));
    screen.page().setViewportSize(DESK, DESK_HEIGHT);
    var page = screen.open("/desk");
    // A form that an earlier test left half filled is still there, as it should be.
    page.click("#clear");
    page.waitForSelector("#phone:focus");
    return page;
  }

  private static void takeCall(Keys keys, String phone) {
    keys.caller(phone);
    keys.press("Enter");
    keys.caller("王秀英");
    keys.press("Enter");
    keys.caller("老人行动不便，要上门理发");
    keys.page.waitForSelector("#suggestions button");
    keys.press("Enter");
    keys.press("1");
    keys.page.waitForSelector("#place:focus");
    keys.type("tsxjwh");
    keys.page.waitForSelector("#place-list:not([hidden]) li");
    keys.press("1");
    keys.page.waitForSelector("#address:focus");
    keys.caller("桃树下 12 号 301 室");
    keys.press("Enter");
    keys.press("Enter");
    keys.press("Enter");
    keys.press("Space");
    keys.together("Control", "Enter");
  }

  /** The same caller again: name and place come with one key. */
  private static void takeSecondCall(Keys keys, String phone) {
    keys.page.waitForSelector("#phone:focus");
    keys.caller(phone);
    keys.press("Enter");
    keys.page.waitForSelector("#same");
    keys.press("F7");
    assertThat(keys.page.inputValue("#name")).isEqualTo("王秀英");
    assertThat(keys.page.inputValue("#address")).isEqualTo("桃树下 12 号 301 室");
    keys.caller("还要修水管");
    keys.press("Enter");
    keys.type("rp01");
    keys.page.waitForSelector("#wanted-list:not([hidden]) li");
    keys.press("Enter");
    keys.press("F9");
    keys.press("Enter");
    keys.press("Enter");
    keys.press("Enter");
    keys.press("Enter");
    keys.press("Space");
    keys.together("Control", "Enter");
  }
}
