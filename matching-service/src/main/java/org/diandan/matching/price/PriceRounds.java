package org.diandan.matching.price;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.OwnedPartitions;
import org.diandan.outbox.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks now and then for areas of this instance whose prices have become old, and has them learned
 * one after the other. When that fails, searches go on with the prices there are, and without any
 * once those have expired.
 */
@Component
class PriceRounds {

  private static final Logger LOG = LoggerFactory.getLogger(PriceRounds.class);
  private static final Duration AN_AREA = Duration.ofMinutes(5);
  private static final Duration A_ROUND = Duration.ofHours(1);

  private final OwnedPartitions partitions;
  private final LearnedPrices learned;
  private final LearnPrices learnPrices;
  private final Counter failures;

  PriceRounds(
      OwnedPartitions partitions,
      LearnedPrices learned,
      LearnPrices learnPrices,
      MeterRegistry meters) {
    this.partitions = partitions;
    this.learned = learned;
    this.learnPrices = learnPrices;
    this.failures =
        Counter.builder("diandan.prices.failures")
            .description("Attempts to learn the prices of an area that failed")
            .register(meters);
  }

  @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
  void learnWhatIsDue() {
    learned
        .listDue(partitions.current())
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(this::learn)
        .onErrorResume(this::later)
        .blockLast(A_ROUND);
  }

  private Mono<Written> learn(AreaCode dispatchArea) {
    return learnPrices.of(dispatchArea).timeout(AN_AREA).onErrorResume(this::later);
  }

  /** Whatever it was, the area stays due. */
  private Mono<Written> later(Throwable failure) {
    failures.increment();
    LOG.warn("Prices could not be learned and stay as they are", failure);
    return Mono.empty();
  }
}
