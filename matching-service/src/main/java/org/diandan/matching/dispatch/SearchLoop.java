package org.diandan.matching.dispatch;

import java.time.Duration;
import java.util.List;
import org.diandan.outbox.RowSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The owner's loop: takes the steps that are due by the database's clock. Woken when a row becomes
 * due by what somebody did, and by itself every so often for those whose time has come; what comes
 * while it is at work waits and is decided together.
 *
 * <p>Timers are rows, so a restart loses none; only cases of partitions this instance owns are its
 * business.
 */
@Component
class SearchLoop implements SmartLifecycle {

  private static final String CHANNEL = "matching_due";
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final RowSignals signals;
  private final List<OwnersDuty> duties;
  private final OwnedPartitions partitions;
  private final Duration sweepEvery;
  private @Nullable Run current;

  SearchLoop(
      RowSignals signals,
      List<OwnersDuty> duties,
      OwnedPartitions partitions,
      DispatchProperties settings) {
    this.signals = signals;
    this.duties = List.copyOf(duties);
    this.partitions = partitions;
    this.sweepEvery = settings.sweepEvery();
  }

  @Override
  public synchronized void start() {
    if (current == null) {
      var end = Sinks.<Void>empty();
      var work = rounds().takeUntilOther(end.asMono());
      current = new Run(end, Thread.ofVirtual().name("search-loop").start(work::blockLast));
    }
  }

  @Override
  public synchronized void stop() {
    var run = current;
    current = null;
    if (run != null) {
      run.end();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return current != null;
  }

  private Flux<Integer> rounds() {
    var woken = signals.on(CHANNEL).filter(this::concernsUs);
    var ticks = Flux.interval(sweepEvery).map(String::valueOf).onBackpressureDrop();
    return Flux.merge(woken, ticks).onBackpressureLatest().concatMap(_ -> untilNothingIsDue(), 1);
  }

  private boolean concernsUs(String partition) {
    return partition.isEmpty() || partitions.owns(Integer.parseInt(partition));
  }

  private Mono<Integer> untilNothingIsDue() {
    return round().expand(taken -> taken > 0 ? round() : Mono.empty()).reduce(0, Integer::sum);
  }

  private Mono<Integer> round() {
    return Flux.fromIterable(duties)
        .concatMap(duty -> duty.whatIsDue(partitions.current()))
        .reduce(0, Integer::sum);
  }

  private record Run(Sinks.Empty<Void> ending, Thread thread) {

    /** A step that is being written is written to its end; that is what the time is for. */
    void end() {
      ending.tryEmitEmpty();
      try {
        thread.join(GOODBYE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
