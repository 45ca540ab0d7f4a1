package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Outbox;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** Two residents order the same; one team comes, and both are told. */
@OnPlatform
class MergedOrdersIT {

  private final Platform platform;
  private final Story story;
  private final Outbox outbox;

  MergedOrdersIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
    outbox = new Outbox(platform);
  }

  @Test
  void ordersThatAnOperatorMergesAreServedTogetherAndJudgedApart() {
    var first = story.submitByHotline();
    var second = story.submitByHotline();

    platform
        .operator()
        .post(
            "/api/requests/%s/merge".formatted(second.id()),
            Map.of("into", first.id(), "reason", "same parcel"))
        .expect(204);

    outbox.await(second.number(), "合在一起办理");
    story.serve(first, story.awaitOffer(first));
    story.awaitState(second, "DELIVERED");
    outbox.await(first.number(), "已做完");
    outbox.await(second.number(), "已做完");
    story.evaluate(second, true, 5).expect(200);
    story.awaitState(second, "RESOLVED");
    assertThat(story.tracking(first).path("state").asString()).isEqualTo("DELIVERED");
  }
}
