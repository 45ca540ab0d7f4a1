package org.diandan.request.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of accounts.
 *
 * @param adminPassword Password of the first administrator {@code admin}, used only while there is
 *     no such account.
 */
@ConfigurationProperties(prefix = "diandan.identity", ignoreUnknownFields = false)
record IdentityProperties(@DefaultValue("") String adminPassword) {

  /** Never shows the password in a log. */
  @Override
  public String toString() {
    return "IdentityProperties[…]";
  }
}
