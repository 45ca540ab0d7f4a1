package org.diandan.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/** Renders docs/events.md. */
record EventsPage(Properties summaries) {

  private static final String HEAD =
      """
      # Events

      Generated from `event-contract`; a test keeps this page true. Events are CloudEvents in Kafka's
      binary mode: the wire name with its version is the header `ce_type`, beside `ce_id`, `ce_source`,
      `ce_subject`, `ce_time`, `ce_aggregateversion` (counts per publisher and subject, from 1) and
      `traceparent`. The value is the JSON below. No person's name, phone, address, exact position, own
      words, picture or health fact ever enters an event.

      Adding an optional field keeps the version; a change of meaning makes a new one, and both are
      published for one release. Consumers skip types they do not know.

      """;

  String text() {
    return HEAD + topics() + events();
  }

  private static String topics() {
    var rows =
        Topics.ALL.stream()
            .map(
                topic ->
                    "| `%s` | %d | %s |"
                        .formatted(
                            topic,
                            Topics.partitionsOf(topic),
                            Topics.isCompacted(topic) ? "latest of each key" : "for ever"))
            .collect(Collectors.joining("\n"));
    return "| topic | partitions | kept |\n|---|---|---|\n"
        + rows
        + "\n\nWhat could not be handled goes to the topic's name with `.dlt` behind it.\n";
  }

  private String events() {
    return EventTypes.all().entrySet().stream()
        .map(entry -> section(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private String section(String wireName, Class<? extends Event> type) {
    var event = SampleEvents.read(wireName);
    return """

        ## `%s`

        %s Topic `%s`, key `%s`.

        | field | may be missing |
        |---|---|
        %s

        ```json
        %s```
        """
        .formatted(
            wireName,
            summaries.getProperty(wireName),
            event.topic(),
            event.key(),
            fields(type),
            SampleEvents.text(wireName));
  }

  private static String fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(part -> "| `%s` | %s |".formatted(part.getName(), mayBeMissing(part)))
        .collect(Collectors.joining("\n"));
  }

  private static String mayBeMissing(RecordComponent part) {
    return EventSchema.isNullable(part) ? "yes" : "no";
  }
}
