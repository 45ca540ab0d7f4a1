package org.diandan.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A small properties file of mode 600 whose values, once chosen, stay. */
final class Lasting {
  private final Path file;
  private final TreeMap<String, String> values = new TreeMap<>();

  Lasting(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      var properties = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    }
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of the key, chosen now if there is none yet; call {@link #save} afterwards. */
  String getOrChoose(String key, Supplier<String> choice) {
    return values.computeIfAbsent(key, missing -> choice.get());
  }

  void put(String key, String value) {
    values.put(key, value);
  }

  void save() throws IOException {
    OwnerOnly.write(
        file,
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }
}
