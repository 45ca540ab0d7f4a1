package org.diandan.notification.reply;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of answers by text message.
 *
 * @param secret What the provider shows that hands answers over; empty where none does.
 * @param hashKey Key of the hashes of phones.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.notification.replies", ignoreUnknownFields = false)
record ReplyProperties(@NotNull String secret, @NotBlank String hashKey) {

  private static final int SHORTEST = 16;

  ReplyProperties {
    if (!secret.isEmpty() && secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "diandan.notification.replies.secret must have at least %d characters."
              .formatted(SHORTEST));
    }
  }

  @Override
  public String toString() {
    return "ReplyProperties[not shown]";
  }
}
