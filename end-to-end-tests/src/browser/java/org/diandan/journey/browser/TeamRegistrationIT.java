package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;

/** A team from the form on a phone to its page for everybody. */
@OnPlatform
@OnChromium
class TeamRegistrationIT {

  private static final int PHONE = 390;
  private static final int DESK = 1280;

  private final Platform platform;
  private final Chromium chromium;

  TeamRegistrationIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void aTeamRegisteredOnPhoneIsApprovedAndShownToEverybody() {
    var name = "邻里相助队" + UUID.randomUUID().toString().substring(0, 6);
    try (var leader = screen(PHONE);
        var official = screen(DESK);
        var anybody = screen(PHONE)) {
      new Hands(leader).signIn(platform.logins().any("leader"));
      var team = VolunteerStops.register(leader, name);
      assertThat(
              anybody
                  .open("/teams?q=" + name)
                  .locator("main a[href='/teams/%s']".formatted(team))
                  .count())
          .isZero();

      new Hands(official).signIn(platform.logins().any("official"));
      official.open("/admin/teams?q=" + name).click("a[href='/admin/teams/%s']".formatted(team));
      official.page().click("[name=step][value=REVIEW]");
      official.page().click("[name=step][value=ACTIVATE]");
      official.page().waitForSelector("[name=step][value=SUSPEND]");

      anybody.open("/teams?q=" + name).click("main a[href='/teams/%s']".formatted(team));
      assertThat(anybody.page().waitForSelector("h1").innerText()).isEqualTo(name);
      assertThat(leader.open("/teams/applications/" + team).innerText("main")).contains("已启用");
      assertThat(leader.complaints()).isEmpty();
      assertThat(official.complaints()).isEmpty();
      assertThat(anybody.complaints()).isEmpty();
    }
  }

  private Screen screen(int width) {
    return Screen.of(width, chromium.browser(), platform.base());
  }
}
