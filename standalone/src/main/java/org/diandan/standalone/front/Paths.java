package org.diandan.standalone.front;

import java.util.Optional;
import java.util.stream.Collectors;
import org.diandan.web.PathTable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;

/** Reads a path as the services will read it, so that no spelling of it reaches another service. */
final class Paths {
  private final PathTable table;

  Paths(PathTable table) {
    this.table = table;
  }

  /**
   * The service that owns the path.
   *
   * @param rawPath as it came over the wire, still encoded, without query
   * @return empty when the path is not for the public
   */
  Optional<String> serviceOf(String rawPath) {
    return table.serviceOf(decoded(rawPath));
  }

  private static String decoded(String rawPath) {
    return PathContainer.parsePath(rawPath).elements().stream()
        .map(element -> element instanceof PathSegment segment ? segment.valueToMatch() : "/")
        .collect(Collectors.joining());
  }
}
