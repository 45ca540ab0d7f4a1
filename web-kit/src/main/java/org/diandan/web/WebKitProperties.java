package org.diandan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of everything around a page.
 *
 * @param serviceSecret What the services show each other; also keys the form tokens. At least 32
 *     characters, the same in all services.
 * @param requestUrl Base address of the service that keeps the sessions; absent in that service.
 * @param trustedProxies Addresses or networks ({@code 10.0.0.0/8}) whose X-Forwarded headers are
 *     believed; nobody's by default.
 * @param imageSources Origins besides our own that pages may load pictures from (map tiles).
 * @param messages Base names of the service's own message bundles.
 */
@ConfigurationProperties(prefix = "diandan.web", ignoreUnknownFields = false)
record WebKitProperties(
    @DefaultValue("") String serviceSecret,
    @Nullable String requestUrl,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue List<String> imageSources,
    @DefaultValue List<String> messages) {

  private static final int SHORTEST_SECRET = 32;

  WebKitProperties {
    if (serviceSecret.length() < SHORTEST_SECRET) {
      throw new RefusedStart(
          "DIANDAN_SERVICE_SECRET must have at least %d characters; it has %d."
              .formatted(SHORTEST_SECRET, serviceSecret.length()),
          "Set it to a random value, the same for all services: openssl rand -base64 32");
    }
  }
}
