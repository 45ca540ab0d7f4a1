package org.diandan.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the broker answers. A service that can do nothing without it counts this for readiness;
 * liveness never does.
 */
final class BrokerHealth implements HealthIndicator, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  BrokerHealth(Map<String, Object> settings) {
    this.settings = Map.copyOf(settings);
  }

  @Override
  public Health health() {
    try {
      var question = new DescribeClusterOptions().timeoutMs((int) LIMIT.toMillis());
      admin().describeCluster(question).nodes().get(2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return Health.up().build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    } catch (ExecutionException | TimeoutException e) {
      return Health.down().build();
    }
  }

  /** Made at the first question, so that a start without one connects to nothing. */
  private synchronized Admin admin() {
    var known = admin;
    if (known == null) {
      known = Admin.create(settings);
      admin = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(LIMIT);
    }
  }
}
