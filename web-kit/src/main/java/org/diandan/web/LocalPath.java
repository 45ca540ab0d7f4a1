package org.diandan.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A place on our own site to send a browser to; anything else becomes the front page. */
public final class LocalPath {

  private static final URI FRONT_PAGE = URI.create("/");

  private LocalPath() {}

  /**
   * Reads a path that came from outside.
   *
   * @param path path and query, or nothing
   */
  public static URI of(@Nullable String path) {
    if (path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
      return FRONT_PAGE;
    }
    try {
      var uri = new URI(path);
      return uri.isAbsolute() || uri.getRawAuthority() != null ? FRONT_PAGE : uri;
    } catch (java.net.URISyntaxException e) {
      return FRONT_PAGE;
    }
  }
}
