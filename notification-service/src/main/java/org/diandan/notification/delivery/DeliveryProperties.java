package org.diandan.notification.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the delivery.
 *
 * @param every Pause between two looks for due messages.
 * @param tries Number of tries after which a message counts as failed.
 * @param firstPause Pause after the first failed try; doubles with each further one.
 * @param longestPause Bound of the doubling.
 * @param sendWithin Time a gateway has for one message.
 * @param tooLateAfter Age of a fact at which it is no longer sent, only kept in the inbox.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.notification.delivery", ignoreUnknownFields = false)
record DeliveryProperties(
    @DefaultValue("200ms") @NotNull Duration every,
    @DefaultValue("10") @Min(1) @Max(50) int tries,
    @DefaultValue("5s") @NotNull Duration firstPause,
    @DefaultValue("15m") @NotNull Duration longestPause,
    @DefaultValue("10s") @NotNull Duration sendWithin,
    @DefaultValue("12h") @NotNull Duration tooLateAfter) {

  RetryPolicy retryPolicy() {
    return new RetryPolicy(tries, firstPause, longestPause);
  }
}
