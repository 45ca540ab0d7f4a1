package org.diandan.request.feature;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.diandan.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which features are on. The table is read before anybody is listened to, and a service that cannot
 * read it does not start: what was switched off must not come back by a restart. It looks for newer
 * changes every two seconds; the instance that wrote them has them at once.
 *
 * @see <a href="../../../../../../../../docs/decisions/0043-switches.md">decision 0043</a>
 */
@Component
public final class SwitchesInForce implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SwitchesInForce.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Before anything that listens, to people or to events. */
  private static final int FIRST = Integer.MIN_VALUE;

  private final Switches switches;
  private final AtomicReference<Standing> standing;
  private final Counter damaged;
  private volatile boolean running;

  SwitchesInForce(Switches switches, List<FeatureDefault> defaults, MeterRegistry meters) {
    this.switches = switches;
    this.standing = new AtomicReference<>(Standing.of(defaults));
    this.damaged =
        Counter.builder("diandan.switches.damaged")
            .description("Changes of switches that could not be read and are passed over")
            .register(meters);
  }

  /** Whether it is on. */
  public boolean isOn(Feature feature) {
    return standing.get().isOn(feature);
  }

  /** What its switch says. */
  public Position position(Feature feature) {
    return standing.get().position(feature);
  }

  /** Whether it is on by configuration, whatever its switch says. */
  public boolean isOnByDefault(Feature feature) {
    return standing.get().isOnByDefault(feature);
  }

  /** Refuses people kindly while it is off; their page has what to do instead. */
  public void demand(Feature feature) {
    if (!isOn(feature)) {
      throw new Refusal(HttpStatus.CONFLICT, "switched-off", feature.messageKey("closed"))
          .with("feature", feature.code());
    }
  }

  /** Takes up what was changed since the last look. */
  Mono<Void> refresh() {
    return Mono.defer(() -> switches.after(standing.get().newest()).doOnNext(this::take).then());
  }

  private void take(SwitchRow row) {
    var before = standing.getAndUpdate(now -> now.with(row));
    if (row.isDamaged() && row.number() > before.newest()) {
      damaged.increment();
      LOG.error("Change {} of {} cannot be read and is passed over", row.number(), row.code());
    }
  }

  @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
  void look() {
    try {
      refresh().block(LIMIT);
    } catch (DataAccessException e) {
      LOG.debug("Switches stay as they are until the database answers: {}", e.getMessage());
    }
  }

  @Override
  public void start() {
    refresh().block(START_LIMIT);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return FIRST;
  }
}
