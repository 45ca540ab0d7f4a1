package org.diandan.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Says which service owns which path: the longest prefix in {@code web-kit/paths.properties}. */
public final class PathTable {

  private static final String RESOURCE = "/web-kit/paths.properties";
  private static final String NOBODY = "none";

  /**
   * One line of the table.
   *
   * @param prefix whole path segments; {@code /} matches what no longer prefix matches
   * @param service short name of the owner; {@code none} for paths the public front must not serve
   */
  public record Entry(String prefix, String service) {

    private boolean matches(String path) {
      return prefix.equals("/")
          || path.equals(prefix)
          || (path.startsWith(prefix) && path.charAt(prefix.length()) == '/');
    }
  }

  private final List<Entry> entries;

  private PathTable(List<Entry> entries) {
    this.entries =
        entries.stream()
            .sorted(
                Comparator.comparingInt((Entry entry) -> entry.prefix().length())
                    .reversed()
                    .thenComparing(Entry::prefix))
            .toList();
  }

  /** Reads the table shipped with this module. */
  public static PathTable shipped() {
    var properties = new Properties();
    try (var stream =
        Objects.requireNonNull(PathTable.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
    return new PathTable(
        properties.stringPropertyNames().stream()
            .map(prefix -> new Entry(prefix, properties.getProperty(prefix).strip()))
            .toList());
  }

  /**
   * The service that answers a path.
   *
   * @param path decoded, starting with a slash
   * @return request, matching or notification; empty for paths that are not public
   */
  public Optional<String> serviceOf(String path) {
    return entries.stream()
        .filter(entry -> entry.matches(path))
        .findFirst()
        .map(Entry::service)
        .filter(service -> !service.equals(NOBODY));
  }

  /** All lines, longest prefix first: the order in which a reverse proxy must try them. */
  public List<Entry> entries() {
    return entries;
  }
}
