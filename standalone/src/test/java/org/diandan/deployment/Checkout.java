package org.diandan.deployment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files of the repository as they lie on the disk. */
final class Checkout {

  static final List<String> SERVICES =
      List.of("request-service", "matching-service", "notification-service");

  private static final Path ROOT = root();

  /** {@code ${NAME}}, {@code ${NAME:default}}, {@code ${NAME:-default}}, {@code ${NAME:?text}}. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([-?]?)([^}]*))?}");

  private Checkout() {}

  static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  static String text(String relative) {
    try {
      return Files.readString(path(relative));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + relative + " belongs to the repository", e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String relative, String text) {
    try {
      Files.writeString(path(relative), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files below a folder whose path matches, in order; without build output. */
  static List<Path> files(String folder, String regex) {
    if (!Files.isDirectory(path(folder))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path(folder))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> file.toString().matches(regex))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> yaml(String relative) {
    return new Yaml().load(text(relative));
  }

  static Properties properties(String relative) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(path(relative))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The variables a text asks for, each with its default; a needed one has none. */
  static Map<String, Default> placeholders(String text) {
    var found = new TreeMap<String, Default>();
    PLACEHOLDER
        .matcher(text)
        .results()
        .forEach(
            match -> {
              var needed = match.group(3) == null || "?".equals(match.group(2));
              found.put(match.group(1), new Default(!needed, needed ? "" : match.group(3)));
            });
    return found;
  }

  /** What a service takes a variable for when nobody sets it. */
  static String defaultOf(String service, String variable) {
    return requireNonNull(placeholders(settingsOf(service)).get(variable), variable).value();
  }

  static String settingsOf(String service) {
    return text("%s/src/main/resources/%s.yaml".formatted(service, service));
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker-compose.yml"))) {
      var parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("Not inside a checkout of the repository");
      }
      folder = parent;
    }
    return folder;
  }

  /** What a placeholder falls back to. */
  record Default(boolean given, String value) {}
}
