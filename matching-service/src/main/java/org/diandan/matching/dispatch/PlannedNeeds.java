package org.diandan.matching.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.diandan.contract.AreaCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Searches that wait for their wished time, in the memory of whoever owns their dispatch area:
 * those asked next, as many as the settings say. They are only weighed, never written, so that
 * memory may lag behind by seconds. Thread-safe.
 */
@Component
class PlannedNeeds {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** An area nobody decided in for so long is somebody else's, or sleeps. */
  private static final Duration UNUSED = Duration.ofHours(1);

  private final CaseFiles files;
  private final int atMost;
  private final Map<AreaCode, Held> areas = new ConcurrentHashMap<>();

  PlannedNeeds(CaseFiles files, PlanningProperties settings) {
    this.files = files;
    this.atMost = settings.weighed();
  }

  /** What waits in an area, the one that is asked next first. */
  Mono<List<CaseFile>> of(AreaCode dispatchArea) {
    var held = areas.get(dispatchArea);
    return held != null && !held.isOlderThan(LOOK_EVERY)
        ? Mono.just(held.planned())
        : files
            .listPlanned(dispatchArea, atMost)
            .collectList()
            .map(planned -> hold(dispatchArea, planned));
  }

  /** Looks again before the next decision of an area. */
  void forget(AreaCode dispatchArea) {
    areas.remove(dispatchArea);
  }

  private List<CaseFile> hold(AreaCode dispatchArea, List<CaseFile> planned) {
    areas.values().removeIf(other -> other.isOlderThan(UNUSED));
    areas.put(dispatchArea, new Held(List.copyOf(planned), System.nanoTime()));
    return planned;
  }

  private record Held(List<CaseFile> planned, long lookedAtNanos) {

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - lookedAtNanos > age.toNanos();
    }
  }
}
