package org.diandan.request.hotline;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the hotline API.
 *
 * @param keepEvents How long events can be read again; more than 0.
 * @param sweepEvery Pause between two removals of older ones.
 * @param privateTargets Whether webhooks may go to private addresses and without TLS.
 * @param sendEvery Pause between two looks for webhooks to send.
 * @param retries Waiting time after each failed attempt of one webhook, in order; after the last
 *     one it is given up.
 * @param disableAfter How long nothing at all may get through to an endpoint before it is disabled.
 */
@ConfigurationProperties(prefix = "diandan.hotline", ignoreUnknownFields = false)
record HotlineProperties(
    @DefaultValue("30d") Duration keepEvents,
    @DefaultValue("1h") Duration sweepEvery,
    @DefaultValue("false") boolean privateTargets,
    @DefaultValue("1s") Duration sendEvery,
    @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retries,
    @DefaultValue("3d") Duration disableAfter) {

  HotlineProperties {
    retries = List.copyOf(retries);
    if (!keepEvents.isPositive() || retries.isEmpty()) {
      throw new IllegalArgumentException(
          "Events are kept for a positive time (%s) and webhooks tried again at least once (%s)."
              .formatted(keepEvents, retries));
    }
  }

  /** How long an endpoint is left alone at most, whatever failed how often. */
  Duration longestRest() {
    return retries.get(Math.min(1, retries.size() - 1));
  }
}
