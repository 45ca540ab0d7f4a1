package org.diandan.request.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of how long personal fields are kept.
 *
 * @param after Time from the closing of a request until its personal fields are emptied; more than
 *     0.
 * @param sweepEvery Pause between two looks for such requests.
 * @param atOnce Requests emptied by one statement; 1 or more.
 */
@ConfigurationProperties(prefix = "diandan.retention", ignoreUnknownFields = false)
record RetentionProperties(
    @DefaultValue("90d") Duration after,
    @DefaultValue("1h") Duration sweepEvery,
    @DefaultValue("500") int atOnce) {

  RetentionProperties {
    if (!after.isPositive() || atOnce < 1) {
      throw new IllegalArgumentException(
          "Personal fields are kept for a positive time (%s) and emptied one by one or more (%d)."
              .formatted(after, atOnce));
    }
  }
}
