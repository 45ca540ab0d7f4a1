package org.diandan.matching.price;

import jakarta.annotation.PreDestroy;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.PricesInForce;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Learns the prices of a dispatch area anew. What is heavy in it runs on a thread of its own,
 * behind everything else: no search waits for it.
 */
@Component
class LearnPrices {

  private final KnownAreas areas;
  private final Teaching teaching;
  private final LearnedPrices learned;
  private final PricesInForce inForce;
  private final Scheduler worker =
      Schedulers.newSingle(
          Thread.ofPlatform()
              .name("price-learning")
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .factory());

  LearnPrices(KnownAreas areas, Teaching teaching, LearnedPrices learned, PricesInForce inForce) {
    this.areas = areas;
    this.teaching = teaching;
    this.learned = learned;
    this.inForce = inForce;
  }

  /** Learns, keeps what was learned, and lets the next decision use it. */
  Mono<Written> of(AreaCode dispatchArea) {
    return areas
        .of(dispatchArea)
        .publishOn(worker)
        .map(teaching::lesson)
        .flatMap(learned::keep)
        .map(written -> taught(dispatchArea, written));
  }

  private Written taught(AreaCode dispatchArea, Written written) {
    inForce.forget(dispatchArea);
    return written;
  }

  @PreDestroy
  void stop() {
    worker.dispose();
  }
}
