package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** A leader at a bus stop: an offer, a yes, and who goes. */
@OnPlatform
@OnChromium
class LeaderOnPhoneIT {

  private static final int PHONE = 390;

  private final Platform platform;
  private final Chromium chromium;
  private final Story story;

  LeaderOnPhoneIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
    story = new Story(platform);
  }

  @Test
  void anOfferIsAcceptedSomebodyIsSentAndSeesIt() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    try (var leader = Screen.of(PHONE, chromium.browser(), platform.base())) {
      var page = leader.page();
      new Hands(leader).signIn(platform.loginOfLeader(asked.team()));
      leader.open("/inbox");
      page.click("article:has-text('%s') button.button".formatted(order.number()));
      page.click("form[action$=acceptance] button");
      page.waitForURL("**/visits/*");
      var assignment = page.url().substring(page.url().lastIndexOf('/') + 1);

      leader.open("/duties/" + assignment);
      page.click("#send li:has-text('（您）') [name=person]");
      confirmIfWarned(page);
      page.waitForSelector("article.card:has-text('（您）')");

      leader.open("/duties");
      assertThat(page.locator("a[href='/duties/%s']".formatted(assignment)).count()).isPositive();
      // The page with a warning is answered with 409, which the console notes.
      assertThat(leader.complaints()).allMatch(said -> said.contains("/plan: "));
    }
  }

  /** A leader without a skill that is asked for is warned, and may go all the same. */
  private static void confirmIfWarned(Page page) {
    page.waitForSelector("article.card:has-text('（您）'), [name=confirmed]");
    if (page.isVisible("[name=confirmed]")) {
      assertThat(Looks.sideways(page)).isEmpty();
      assertThat(Looks.axeViolations(page)).isEmpty();
      page.check("[name=confirmed]");
      page.click("form:has([name=confirmed]) button");
    }
  }
}
