package org.diandan.request.brief;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of briefs.
 *
 * @param serviceSecret What the services show each other; signs passes to a brief.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.brief", ignoreUnknownFields = false)
record BriefProperties(@NotBlank String serviceSecret) {

  /** Never shows the secret in a log. */
  @Override
  public String toString() {
    return "BriefProperties[…]";
  }
}
