package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxPropertiesTest {

  @Test
  void keepsSentEventsForTwoWeeksUnlessToldOtherwise() {
    var settings =
        Map.of(
            "diandan.outbox.schema", "request",
            "diandan.outbox.source", "/request-service",
            "diandan.outbox.topics", "diandan.request");

    var bound =
        new Binder(new MapConfigurationPropertySource(settings))
            .bind("diandan.outbox", OutboxProperties.class)
            .get();

    assertThat(bound)
        .isEqualTo(
            new OutboxProperties(
                "request",
                URI.create("/request-service"),
                List.of("diandan.request"),
                Duration.ofDays(14)));
    assertThat(bound.wakeUpChannel()).isEqualTo("request_event_outbox");
  }

  @Test
  void refusesASchemaThatIsNoName() {
    assertThatThrownBy(
            () -> new OutboxProperties("a; drop", URI.create("/a"), List.of(), Duration.ofDays(1)))
        .hasMessageContaining("diandan.outbox.schema");
  }

  @Test
  void refusesToKeepNothing() {
    assertThatThrownBy(
            () -> new OutboxProperties("request", URI.create("/a"), List.of(), Duration.ZERO))
        .hasMessageContaining("positive");
  }
}
