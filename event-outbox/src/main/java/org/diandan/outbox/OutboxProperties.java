package org.diandan.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the write path.
 *
 * @param schema Schema of the service; names the relay's lock and the wake-up channel.
 * @param source Names the publisher in every event, e.g. /request-service.
 * @param topics Topics this service publishes; created with their dead letters if they are missing.
 * @param keepSent How long sent events can be sent again; more than 0.
 */
@ConfigurationProperties(prefix = "diandan.outbox", ignoreUnknownFields = false)
record OutboxProperties(
    String schema,
    URI source,
    @DefaultValue({}) List<String> topics,
    @DefaultValue("P14D") Duration keepSent) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  OutboxProperties {
    if (!NAME.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          """
          The schema "%s" is no plain lower-case name.
          Set diandan.outbox.schema to the schema the service's tables live in.\
          """
              .formatted(schema));
    }
    if (!keepSent.isPositive()) {
      throw new IllegalArgumentException(
          "Sent events are kept for a positive time, not %s.".formatted(keepSent));
    }
    topics = List.copyOf(topics);
  }

  String wakeUpChannel() {
    return schema + "_event_outbox";
  }

  String lockName() {
    return "diandan relay of " + schema;
  }
}
