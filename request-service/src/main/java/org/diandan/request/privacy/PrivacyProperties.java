package org.diandan.request.privacy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys for personal fields.
 *
 * @param keys {@code id:base64} pairs of 256-bit keys separated by commas; the first seals, all of
 *     them open.
 * @param hashKey Base64 of at least 256 bits; keys the hashes that personal fields are found by. It
 *     cannot be changed without hashing everything again.
 */
@ConfigurationProperties(prefix = "diandan.privacy", ignoreUnknownFields = false)
record PrivacyProperties(@DefaultValue("") String keys, @DefaultValue("") String hashKey) {

  /** Never shows the keys in a log. */
  @Override
  public String toString() {
    return "PrivacyProperties[…]";
  }
}
