package org.diandan.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample of each event version, kept for ever: old releases wrote it, new ones must read it.
 */
final class SampleEvents {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Path FOLDER = Path.of("src/test/resources/events");

  private SampleEvents() {}

  static String text(String wireName) {
    try {
      return Files.readString(file(wireName));
    } catch (IOException missing) {
      throw new AssertionError(
          """
          There is no sample of %s.
          Write one to %s; it must never change afterwards."""
              .formatted(wireName, file(wireName)),
          missing);
    }
  }

  static Event read(String wireName) {
    return JSON.readValue(text(wireName), EventTypes.find(wireName).orElseThrow());
  }

  private static Path file(String wireName) {
    return FOLDER.resolve(wireName + ".json");
  }
}
