package org.diandan.matching.settings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.SettingsInForce.Numbered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts the newest settings in force on this instance: before the first decision, and then every two
 * seconds whatever any instance wrote. A damaged row is counted and passed over.
 */
@Component
class FollowSettings implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FollowSettings.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** A machine that starts a dozen others at once is slow, and nothing is decided meanwhile. */
  private static final Duration LIMIT_AT_START = Duration.ofMinutes(1);

  private final SettingsHistory history;
  private final SettingsInForce inForce;
  private final Counter damaged;
  private long looked;
  private boolean running;

  FollowSettings(SettingsHistory history, SettingsInForce inForce, MeterRegistry meters) {
    this.history = history;
    this.inForce = inForce;
    this.damaged =
        Counter.builder("diandan.settings.damaged")
            .description("Changes of the settings that could not be read and are passed over")
            .register(meters);
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  synchronized void follow() {
    follow(LIMIT);
  }

  private void follow(Duration limit) {
    var tooSlow = new QueryTimeoutException("no answer within " + limit);
    try {
      var newer = history.after(looked).collectList().timeout(limit, Mono.error(tooSlow)).block();
      (newer == null ? List.<SettingsRow>of() : newer).forEach(this::take);
    } catch (DataAccessException e) {
      LOG.info("The settings stay as they are until the database answers: {}", e.getMessage());
    }
  }

  private void take(SettingsRow row) {
    looked = row.number();
    var values = row.values();
    if (values == null) {
      damaged.increment();
      LOG.error(
          "Settings {} cannot be read; {} stay in force", row.number(), inForce.current().number());
    } else {
      inForce.adopt(new Numbered(row.number(), values.settings()));
    }
  }

  /** Before anything is decided: whatever decides starts later. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public synchronized void start() {
    running = true;
    follow(LIMIT_AT_START);
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
