package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.diandan.contract.Topics;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Seeds;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** Another prefecture is another dispatch area, with teams and a matcher of its own. */
@OnPlatform
class SecondPrefectureIT {

  /** 赣州市: its partition is in the other half, so that of two matchers each owns one city. */
  private static final String GANZHOU = "3607";

  private final Platform platform;
  private final Story story;

  SecondPrefectureIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void aRequestElsewhereGoesToATeamThere() {
    var seeds = new Seeds(platform);
    var town = "360702%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
    seeds.areas(
        List.of(
            List.of(GANZHOU, "赣州市", "36"),
            List.of("360702", "章贡区", GANZHOU),
            List.of(town, "解放街道", "360702")));
    var team = "解放街道志愿服务队" + UUID.randomUUID().toString().substring(0, 4);
    seeds.teamWithLeader(town, team);
    var order = story.submitByHotline(Orders.orderWith("area", town));

    var asked = story.awaitOffer(order);

    assertThat(asked.team()).isEqualTo(team);
    story.serve(order, asked);
    story.evaluate(order, true, 5).expect(200);
    story.awaitState(order, "RESOLVED");
  }

  @Test
  void theTwoPrefecturesBelongToDifferentHalvesOfThePartitions() {
    int half = Topics.AREA_PARTITIONS / 2;

    assertThat(partitionOf(Orders.DISPATCH_AREA)).isLessThan(half);
    assertThat(partitionOf(GANZHOU)).isGreaterThanOrEqualTo(half);
  }

  private static int partitionOf(String key) {
    return BuiltInPartitioner.partitionForKey(
        key.getBytes(StandardCharsets.UTF_8), Topics.AREA_PARTITIONS);
  }
}
