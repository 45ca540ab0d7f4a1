package org.diandan.standalone.front;

import java.util.Optional;
import java.util.stream.Collectors;
import org.diandan.web.PathTable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;

/** Reads a path as the services will read it, so that no spelling of it reaches what is hidden. */
public final class PublicPaths {
  private final PathTable table = PathTable.shipped();

  /**
   * The service that owns the path.
   *
   * @param target request target as it came over the wire: still encoded, with or without query
   * @return empty when the path is not for the public
   */
  public Optional<String> serviceOf(String target) {
    return table.serviceOf(decoded(Uris.rawPath(target)));
  }

  private static String decoded(String rawPath) {
    return PathContainer.parsePath(rawPath).elements().stream()
        .map(element -> element instanceof PathSegment segment ? segment.valueToMatch() : "/")
        .collect(Collectors.joining());
  }
}
