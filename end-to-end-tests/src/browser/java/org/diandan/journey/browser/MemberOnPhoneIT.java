package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import java.time.LocalDate;
import java.util.List;
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
    try (var member = phone();
        var leader = phone()) {
      signUp(member);
      var hands = new Hands(leader);
      hands.signIn(platform.loginOfLeader(asked.team()));
      var others = wishes(leader, asked);
      askToJoin(member, asked);
      var person = takeIn(leader, asked, others);
      var assignment = hands.accept(order.number());
      hands.send(assignment, person);

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

  private void signUp(Screen member) {
    var applicant = new Applicant(member, new Outbox(platform));
    applicant.prove("/join", "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    applicant.introduce("周志民", LocalDate.of(1979, 3, 8));
    applicant.finish();
  }

  private void askToJoin(Screen member, Asked asked) {
    var wish = "form[action='/volunteer/teams/%s/wish']".formatted(Scene.idOf(platform, asked));
    member.open("/volunteer/teams");
    member.page().click(wish + " button");
    member.page().waitForSelector(wish, Hands.gone());
  }

  /** Where the wishes to join are answered. */
  private List<String> wishes(Screen leader, Asked asked) {
    var page = leader.open("/teams/%s/members".formatted(Scene.idOf(platform, asked)));
    return page.locator("form[action*='/members/']").all().stream()
        .map(form -> form.getAttribute("action"))
        .toList();
  }

  /** The leader says yes to the newcomer; the id of the new member. */
  private String takeIn(Screen leader, Asked asked, List<String> others) {
    var wish =
        wishes(leader, asked).stream()
            .filter(action -> !others.contains(action))
            .findFirst()
            .orElseThrow();
    var form = "form[action='%s']".formatted(wish);
    leader.page().click(form + " button[value=accept]");
    leader.page().waitForSelector(form, Hands.gone());
    return wish.substring(wish.lastIndexOf('/') + 1);
  }

  private static void looksGood(Screen screen) {
    assertThat(Looks.sideways(screen.page())).isEmpty();
    assertThat(Looks.axeViolations(screen.page())).isEmpty();
  }

  private Screen phone() {
    return Screen.of(PHONE, chromium.browser(), platform.base());
  }
}
