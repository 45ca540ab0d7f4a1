package org.diandan.journey.platform;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody who ordered in whatever way and has nothing but the telephone. */
public final class Resident {

  private final Platform platform;
  private final Outbox outbox;
  private final String phone;

  public Resident(Platform platform) {
    this.platform = platform;
    outbox = new Outbox(platform);
    phone = "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
  }

  /** The own mobile number, which nobody else in the run has. */
  public String phone() {
    return phone;
  }

  /** The list of all own orders, opened with the code that came by text. */
  public PlainBrowser history() {
    var browser = platform.browser().open("/mine");
    var before = outbox.newestCode();
    browser.send("/mine/codes", Map.of("phone", phone));
    return browser.send(browser.place(), Map.of("code", outbox.awaitCode(before)));
  }

  /** An own order by its id, found in the list. */
  public Placed order(String id) {
    var link = history().send("/mine/requests/" + id, Map.of()).place();
    var token = link.substring(link.lastIndexOf('/') + 1);
    var tracking = platform.anonymous().get("/api/requests/" + token).expect(200);
    return new Placed(id, tracking.text("orderNumber"), token);
  }
}
