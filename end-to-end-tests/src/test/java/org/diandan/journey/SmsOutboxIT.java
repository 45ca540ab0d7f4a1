package org.diandan.journey;

import static org.diandan.journey.platform.Story.eventually;

import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** Messages to telephones land in the demonstration outbox while no gateway is configured. */
@OnPlatform
class SmsOutboxIT {

  private final Platform platform;
  private final Story story;

  SmsOutboxIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void administratorsReadWhatWasSentToTheResident() {
    var order = story.submitByHotline(Orders.order());

    eventually("an SMS about " + order.number())
        .until(() -> platform.administrator().get("/api/outbox").body().contains(order.number()));
  }

  @Test
  void officialsAndLeadersMayNotReadIt() {
    platform.official().get("/api/outbox").expect(403);
    platform.as(platform.logins().any("leader")).get("/api/outbox").expect(403);
  }

  @Test
  void strangersMayNotReadIt() {
    platform.anonymous().get("/api/outbox").expect(401);
  }
}
