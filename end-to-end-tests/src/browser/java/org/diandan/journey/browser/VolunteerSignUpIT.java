package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Outbox;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;

/**
 * Signing up on a phone: an adult, somebody under age with a guardian, and a skill that is checked.
 */
@OnPlatform
@OnChromium
class VolunteerSignUpIT {

  private static final int PHONE = 390;
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private final Platform platform;
  private final Chromium chromium;
  private final Outbox outbox;

  VolunteerSignUpIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
    outbox = new Outbox(platform);
  }

  @Test
  void anAdultSignsUpByCodeAndAReviewerConfirmsASkill() {
    var proof = "证书 " + ThreadLocalRandom.current().nextInt(1_000_000_000);
    try (var volunteer = phone();
        var reviewer = phone()) {
      var page = volunteer.page();
      var applicant = new Applicant(volunteer, outbox);
      applicant.prove("/join", number());
      applicant.introduce("林志愿", LocalDate.of(1968, 3, 8));
      applicant.finish();
      assertThat(page.innerText("main")).contains("林志愿", "可以参加服务");

      volunteer.open("/volunteer/skills");
      page.selectOption("[name=skill]", "S09");
      page.check("[name=level][value=SKILLED]");
      page.fill("[name=proof]", proof);
      page.click("main form button.button >> nth=-1");
      page.waitForSelector("main .tag:has-text('等待核实')");
      new Hands(reviewer).signIn(platform.logins().any("official"));
      reviewer.open("/admin/skills");
      var claim = "section:has-text('%s')".formatted(proof);
      reviewer.page().waitForSelector(claim + " h2:has-text('林志愿')");
      reviewer.page().click(claim + " button[value=confirm]");
      reviewer.page().waitForURL("**/admin/skills**");

      assertThat(reviewer.page().locator(claim).count()).isZero();
      assertThat(volunteer.open("/volunteer/skills").innerText("main")).contains("已核实");
      assertThat(volunteer.complaints()).isEmpty();
      assertThat(reviewer.complaints()).isEmpty();
    }
  }

  @Test
  void somebodyOf16ServesOnceTheGuardianProvedAPhoneAndAgreed() {
    var guardianPhone = number();
    try (var child = phone();
        var guardian = phone()) {
      var applicant = new Applicant(child, outbox);
      applicant.prove("/join", number());
      applicant.introduce("林小雨", today.minusYears(16).minusDays(1));
      applicant.nameGuardian("林建国", guardianPhone);
      applicant.finish();
      assertThat(child.page().innerText("main")).contains("等监护人同意");

      new Applicant(guardian, outbox).prove("/join/consent", guardianPhone);
      assertThat(guardian.page().innerText("main")).contains("林小雨", "16、17 岁");
      guardian.page().click("button[name=answer][value=yes]");
      guardian.page().waitForSelector("main :text('您已经同意')");

      assertThat(child.open("/me/volunteer").innerText("main")).contains("可以参加服务");
      assertThat(Looks.sideways(child.page())).isEmpty();
      assertThat(Looks.axeViolations(child.page())).isEmpty();
      assertThat(child.complaints()).isEmpty();
      assertThat(guardian.complaints()).isEmpty();
    }
  }

  private Screen phone() {
    return Screen.of(PHONE, chromium.browser(), platform.base());
  }

  private static String number() {
    return "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
  }
}
