package org.diandan.notification.template;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diandan.notification.message.WordsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts changed words in force on this instance: before the first message, and then every two
 * seconds whatever any instance wrote. Words that cannot be told are counted, and the shipped ones
 * are told instead.
 */
@Component
class FollowTemplates implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FollowTemplates.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Templates templates;
  private final WordsInForce inForce;
  private final Counter damaged;
  private long looked;
  private boolean running;

  FollowTemplates(Templates templates, WordsInForce inForce, MeterRegistry meters) {
    this.templates = templates;
    this.inForce = inForce;
    this.damaged =
        Counter.builder("diandan.templates.damaged")
            .description("Changed words that cannot be told; the shipped ones are")
            .register(meters);
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  synchronized void follow() {
    var tooSlow = new QueryTimeoutException("no answer within " + LIMIT);
    try {
      var newer = templates.after(looked).collectList().timeout(LIMIT, Mono.error(tooSlow)).block();
      (newer == null ? List.<Templates.Numbered>of() : newer).forEach(this::take);
    } catch (DataAccessException e) {
      LOG.info("The words stay as they are until the database answers: {}", e.getMessage());
    }
  }

  private void take(Templates.Numbered change) {
    looked = change.number();
    change.row().ifPresent(this::take);
  }

  private void take(TemplateRow row) {
    if (row.isDamaged()) {
      damaged.increment();
      LOG.error("Words {} of {} cannot be told; the shipped ones are", row.number(), row.what());
    }
    inForce.adopt(row.what(), row.wording());
  }

  /** Before anything is sent: whatever sends starts later. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public synchronized void start() {
    running = true;
    follow();
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
