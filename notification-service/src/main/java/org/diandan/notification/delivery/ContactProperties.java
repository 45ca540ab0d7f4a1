package org.diandan.notification.delivery;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where addresses are asked for.
 *
 * @param requestUrl Base address of request-service.
 * @param serviceSecret What the services show each other.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.notification.contacts", ignoreUnknownFields = false)
record ContactProperties(@NotBlank String requestUrl, @NotBlank String serviceSecret) {

  @Override
  public String toString() {
    return "ContactProperties[requestUrl=%s]".formatted(requestUrl);
  }
}
