package org.diandan.journey.browser;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.diandan.journey.platform.Outbox;

/** Somebody at the pages of signing up, with a phone that gets the codes. */
final class Applicant {

  private final Screen screen;
  private final Page page;
  private final Hands hands;
  private final Outbox outbox;

  Applicant(Screen screen, Outbox outbox) {
    this.screen = screen;
    this.outbox = outbox;
    page = screen.page();
    hands = new Hands(screen);
  }

  /** Proves a phone at one of the places that ask for it, with the code of the text message. */
  void prove(String home, String phone) {
    var before = outbox.newestCode();
    screen.open(home);
    page.fill("[name=phone]", phone);
    hands.next();
    page.waitForURL("**" + home + "/codes/**");
    page.fill("[name=code]", outbox.awaitCode(before));
    hands.next();
    page.waitForURL(url -> !url.contains("/codes"));
  }

  /** Answers the first three questions of signing up. */
  void introduce(String name, LocalDate birth) {
    page.fill("[name=name]", name);
    goOn("birth");
    page.fill("[name=year]", String.valueOf(birth.getYear()));
    page.fill("[name=month]", String.valueOf(birth.getMonthValue()));
    page.fill("[name=day]", String.valueOf(birth.getDayOfMonth()));
    goOn("area");
    page.fill("[name=q]", "桃树下");
    page.click("[name=act][value=search]");
    page.check("[name=found] >> nth=0");
    hands.next();
    page.waitForURL(url -> !url.endsWith("/area"));
  }

  /** Names who answers for a minor. */
  void nameGuardian(String name, String phone) {
    page.fill("[name=guardianName]", name);
    page.fill("[name=guardianPhone]", phone);
    goOn("more");
  }

  /** Leaves out what is not necessary, agrees and signs up. */
  void finish() {
    goOn("check");
    page.check("[name=consent]");
    hands.next();
    page.waitForURL("**/me/volunteer");
  }

  private void goOn(String step) {
    hands.next();
    page.waitForURL("**/" + step);
  }
}
