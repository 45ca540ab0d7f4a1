package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.Channel;
import org.diandan.notification.message.Facts;
import org.junit.jupiter.api.Test;

class TwoInstancesIT {

  private static final int REQUESTS = 60;

  @Test
  void handEachMessageOverOnceBetweenThem() {
    var resident = PEOPLE.person("13700001111", "", "zh-CN");
    try (var second = RunningService.start()) {
      for (var request = 0; request < REQUESTS; request++) {
        WIRE.send(Facts.at(Instant.now()).submitted(Channel.WEB, resident));
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> delivered(resident) == REQUESTS);

      var handedOver =
          Stream.of(RunningService.sms(), second.getBean(SwitchableSms.class))
              .flatMap(gateway -> gateway.keys().stream())
              .filter(key -> belongsTo(key, resident))
              .toList();
      assertThat(handedOver).hasSize(REQUESTS).doesNotHaveDuplicates();
    }
  }

  private static long delivered(UUID person) {
    return DATABASE.count(
        "select count(*) from message where state = 'DELIVERED' and person_id = '%s'"
            .formatted(person));
  }

  private static boolean belongsTo(UUID message, UUID person) {
    return DATABASE.count(
            "select count(*) from message where id = '%s' and person_id = '%s'"
                .formatted(message, person))
        == 1;
  }
}
