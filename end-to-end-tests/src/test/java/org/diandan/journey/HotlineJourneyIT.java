package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.diandan.journey.platform.Api;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** A hotline's system does for its callers what residents do, and hears what becomes of it. */
@OnPlatform
class HotlineJourneyIT {

  private static final String ORDERS = "/api/hotline/orders";

  private final Platform platform;
  private final Story story;
  private final Api hotline;

  HotlineJourneyIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
    hotline = platform.anonymous().bearer(key());
  }

  @Test
  void theFeedTellsEachStepFromTheOrderToTheVerdict() {
    var number = Orders.hotlineNumber();
    var order = order(number);

    hotline
        .with("Content-Type", "application/json")
        .send("PATCH", ORDERS + "/" + number, BodyPublishers.ofString("{\"words\": \"三楼，没有电梯\"}"))
        .expect(200);
    story.serve(order, story.awaitOffer(order));
    hotline
        .post(
            ORDERS + "/" + number + "/evaluation",
            Map.of("resolved", true, "stars", 5, "words", "谢谢"))
        .expect(200);

    eventually("the feed to tell the verdict").until(() -> states().contains("RESOLVED"));
    assertThat(states()).containsSubsequence("SUBMITTED", "ACCEPTED", "DELIVERED", "RESOLVED");
    assertThat(hotline.get(ORDERS + "/" + number).expect(200).text("state")).isEqualTo("RESOLVED");
  }

  private Placed order(String number) {
    var order = Orders.orderWith("orderNumber", number);
    var taken = hotline.post(ORDERS, order).expect(201);
    return new Placed(taken.text("id"), taken.text("orderNumber"), taken.text("token"));
  }

  /** In the order of the feed. */
  private List<String> states() {
    return hotline
        .get("/api/hotline/events")
        .expect(200)
        .json()
        .path("events")
        .valueStream()
        .map(event -> event.path("state").asString())
        .toList();
  }

  /** A key of its own, so that its feed tells of this test alone. */
  private String key() {
    return platform
        .administrator()
        .post("/api/hotline/keys", Map.of("name", "接口旅程", "area", Orders.DISPATCH_AREA))
        .expect(201)
        .text("key");
  }
}
