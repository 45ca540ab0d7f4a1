package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.diandan.outbox.KafkaBroker.BrokerHealth;
import org.diandan.testkit.KafkaForTests;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BrokerHealthIT {

  @Test
  void isUpWhileTheBrokerAnswers() {
    try (var health = new BrokerHealth(servers(KafkaForTests.bootstrapServers()))) {
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
  }

  @Test
  void isDownWithoutABroker() {
    try (var health = new BrokerHealth(servers("127.0.0.1:1"))) {
      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }
  }

  private static Map<String, Object> servers(String address) {
    return Map.of("bootstrap.servers", address);
  }
}
