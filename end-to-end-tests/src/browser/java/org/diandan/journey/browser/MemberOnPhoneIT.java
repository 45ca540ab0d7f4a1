package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.Asked;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Outbox;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** Somebody who leads nothing: joins a team, is sent, serves without a signal, has hours. */
@OnPlatform
@OnChromium
class MemberOnPhoneIT {

  private static final int PHONE = 390;

  private final Platform platform;
  private final Chromium chromium;
  private final Story story;

  MemberOnPhoneIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
    story = new Story(platform);
  }

  @Test
  void aMemberIsTakenInSentServesInACellarAndSeesTheHours() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    var name = "周" + Character.toString(drawn(0x4E00, 0x9000)) + "民";
    try (var member = phone();
        var leader = phone()) {
      signUp(member, name);
      askToJoin(member, asked);
      var hands = new Hands(leader);
      hands.signIn(platform.loginOfLeader(asked.team()));
      var person = takeIn(leader, asked, name);
      var assignment = hands.accept(order.number());
      hands.send(assignment, person, name);

      member.open("/duties");
      member.page().waitForSelector("a[href='/duties/%s']".formatted(assignment));
      looksGood(member);
      var visit = new Visit(member, assignment);
      visit.openWithASignal();
      looksGood(member);
      assertThat(member.complaints()).isEmpty();
      member.offline(true);
      visit.checkIn();
      visit.awaitQueue("离线，已保存 1 条");
      visit.photo("after");
      visit.checkOut();
      visit.awaitQueue("离线，已保存 3 条");
      looksGood(member);

      member.offline(false);
      visit.awaitQueue("签退（");
      story.awaitState(order, "DELIVERED");
      assertThat(visit.kept()).isZero();
      eventually("the hours of the member")
          .until(() -> member.open("/hours").isVisible("a[href^='/hours/entries/']"));
      looksGood(member);
      assertThat(member.open("/visits").innerText("main")).contains("今天做完的");
    }
  }

  private void signUp(Screen member, String name) {
    var applicant = new Applicant(member, new Outbox(platform));
    applicant.prove("/join", "137%08d".formatted(drawn(0, 100_000_000)));
    applicant.introduce(name, LocalDate.of(1979, 3, 8));
    applicant.finish();
  }

  private void askToJoin(Screen member, Asked asked) {
    var wish =
        "form[action='/volunteer/teams/%s/wish']".formatted(Scene.idOf(platform, asked));
    member.open("/volunteer/teams");
    member.page().click(wish + " button");
    member.page().waitForSelector(wish, Hands.gone());
  }

  /** The leader says yes; the id of the new member. */
  private String takeIn(Screen leader, Asked asked, String name) {
    leader.open("/teams/%s/members".formatted(Scene.idOf(platform, asked)));
    var wish = leader.page().locator(".card:has-text('%s') form".formatted(name));
    var action = wish.getAttribute("action");
    wish.locator("button[value=accept]").click();
    leader.page().waitForSelector(".card:has-text('%s')".formatted(name), Hands.gone());
    return action.substring(action.lastIndexOf('/') + 1);
  }

  private static void looksGood(Screen screen) {
    assertThat(Looks.sideways(screen.page())).isEmpty();
    assertThat(Looks.axeViolations(screen.page())).isEmpty();
  }

  private Screen phone() {
    return Screen.of(PHONE, chromium.browser(), platform.base());
  }

  private static int drawn(int from, int below) {
    return ThreadLocalRandom.current().nextInt(from, below);
  }
}
