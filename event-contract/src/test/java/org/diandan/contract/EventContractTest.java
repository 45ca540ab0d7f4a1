package org.diandan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTest {

  static Stream<String> wireNames() {
    return EventTypes.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("wireNames")
  void theSampleOfEveryVersionIsStillReadAndWrittenAlike(String wireName) {
    var sample = SampleEvents.JSON.readTree(SampleEvents.text(wireName));

    var event = SampleEvents.read(wireName);

    assertThat((Object) SampleEvents.JSON.readTree(SampleEvents.JSON.writeValueAsString(event)))
        .isEqualTo(sample);
    assertThat(EventTypes.wireNameOf(event)).isEqualTo(wireName);
  }

  @ParameterizedTest
  @MethodSource("wireNames")
  void fieldsAddedByANewerReleaseAreIgnored(String wireName) {
    var widened = SampleEvents.text(wireName).replaceFirst("\\{", "{\"addedLater\": 1,");

    var event = SampleEvents.JSON.readValue(widened, EventTypes.find(wireName).orElseThrow());

    assertThat(event).isEqualTo(SampleEvents.read(wireName));
  }

  @ParameterizedTest
  @MethodSource("wireNames")
  void everyEventTravelsOnAKnownTopicUnderAKey(String wireName) {
    var event = SampleEvents.read(wireName);

    assertThat(Topics.ALL).contains(event.topic());
    assertThat(event.key()).isNotBlank();
    assertThat(event.eventId()).isNotNull();
    assertThat(event.occurredAt()).isNotNull();
    assertThat(event.subjectId()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("wireNames")
  void noEventNamesAPersonOrAPlaceOneCouldWalkTo(String wireName) {
    var forbidden =
        "(?i).*(phone|mail|address|personName|residentName|words|note|text|picture|health).*";

    assertThat(componentNames(EventTypes.find(wireName).orElseThrow()))
        .noneMatch(name -> name.matches(forbidden));
  }

  @Test
  void noSampleIsLeftWithoutItsType() throws Exception {
    try (var files = Files.list(Path.of("src/test/resources/events"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
    }
  }

  @Test
  void aWireNameOfALaterReleaseIsSimplyUnknown() {
    assertThat(EventTypes.find("request.teleported.v9")).isEmpty();
  }

  private static Stream<String> componentNames(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(part -> Stream.concat(Stream.of(part.getName()), namesInside(part)));
  }

  private static Stream<String> namesInside(RecordComponent part) {
    return part.getType().isRecord() ? componentNames(part.getType()) : Stream.empty();
  }
}
