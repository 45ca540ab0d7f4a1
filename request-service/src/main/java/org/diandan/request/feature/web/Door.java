package org.diandan.request.feature.web;

import java.util.List;
import java.util.stream.Stream;
import org.diandan.request.feature.Feature;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Where programs come in by a feature. The package that owns the routes declares it as a bean; the
 * routes themselves know nothing of switches.
 *
 * @param status what is answered while the feature is off
 */
public record Door(Feature feature, HttpMethod method, HttpStatus status, List<PathPattern> paths) {

  /** When whoever brings something may come again. */
  private static final int RETRY_SECONDS = 600;

  public Door {
    paths = List.copyOf(paths);
  }

  /** Where something is brought: 503, so that programs keep what they have and bring it later. */
  public static Door bringing(Feature feature, String... paths) {
    return new Door(feature, HttpMethod.POST, HttpStatus.SERVICE_UNAVAILABLE, patterns(paths));
  }

  /** Where something is read: 404, because there is nothing to read. */
  public static Door reading(Feature feature, String... paths) {
    return new Door(feature, HttpMethod.GET, HttpStatus.NOT_FOUND, patterns(paths));
  }

  /** Where a question is asked whose words are no part of an address: 404 as well. */
  public static Door asking(Feature feature, String... paths) {
    return new Door(feature, HttpMethod.POST, HttpStatus.NOT_FOUND, patterns(paths));
  }

  private static List<PathPattern> patterns(String... paths) {
    return Stream.of(paths).map(PathPatternParser.defaultInstance::parse).toList();
  }

  boolean leads(ServerHttpRequest request) {
    var asked = HttpMethod.HEAD.equals(request.getMethod()) ? HttpMethod.GET : request.getMethod();
    var path = request.getPath().pathWithinApplication();
    return asked.equals(method) && paths.stream().anyMatch(pattern -> pattern.matches(path));
  }

  SwitchedOff closed() {
    var refusal = new SwitchedOff(status, feature);
    if (status.is5xxServerError()) {
      refusal.with("retryAfter", RETRY_SECONDS);
    }
    return refusal;
  }
}
