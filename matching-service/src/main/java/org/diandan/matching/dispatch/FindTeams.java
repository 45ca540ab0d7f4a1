package org.diandan.matching.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.outbox.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes the next step of all searches that are due: whatever waits in a dispatch area at one moment
 * is decided together and written in one statement. Two owners of an area at once are harmless: the
 * slower one is refused, reads again and finds nothing due.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FindTeams implements OwnersDuty {

  private static final Logger LOG = LoggerFactory.getLogger(FindTeams.class);
  private static final int AT_ONCE = 500;
  private static final int AREAS_AT_ONCE = 4;

  private final CaseFiles files;
  private final Outlooks outlooks;
  private final TakeSteps steps;
  private final Counter failures;
  private final DistributionSummary batches;

  FindTeams(CaseFiles files, Outlooks outlooks, TakeSteps steps, MeterRegistry meters) {
    this.files = files;
    this.outlooks = outlooks;
    this.steps = steps;
    this.failures =
        Counter.builder("diandan.sweep.failures")
            .description("Steps of a search that failed and will be tried again")
            .register(meters);
    this.batches =
        DistributionSummary.builder("diandan.search.batch")
            .description("Searches of one dispatch area that were decided together")
            .register(meters);
  }

  /**
   * One step of everything that is due, at most so many at once; emergencies first.
   *
   * @return how many steps were taken; 0 when nothing is due, or nothing that could be done now
   */
  @Override
  public Mono<Integer> whatIsDue(Integer[] partitions) {
    outlooks.keepOnly(partitions);
    return files
        .listDue(partitions, AT_ONCE)
        .collectMultimap(file -> file.area().dispatchArea())
        .flatMapIterable(areas -> areas.values())
        .flatMap(batch -> area(List.copyOf(batch)), AREAS_AT_ONCE)
        .reduce(0, Integer::sum)
        .onErrorResume(this::later);
  }

  private Mono<Integer> area(List<CaseFile> due) {
    var searching = due.stream().filter(file -> file.state() != State.ASSIGNED).toList();
    var visits = due.stream().filter(file -> file.state() == State.ASSIGNED).toList();
    return together(searching)
        .concatWith(Flux.fromIterable(visits).concatMap(this::visit))
        .reduce(0, Integer::sum);
  }

  private Mono<Integer> visit(CaseFile file) {
    return steps
        .ofVisit(file)
        .map(written -> isSettled(written) ? 1 : 0)
        .onErrorResume(this::later);
  }

  private Mono<Integer> together(List<CaseFile> batch) {
    return batch.isEmpty()
        ? Mono.just(0)
        : step(batch)
            .flatMap(written -> isSettled(written) ? taken(batch) : apart(batch))
            .onErrorResume(failure -> failed(batch, failure));
  }

  private Mono<Written> step(List<CaseFile> batch) {
    return outlooks
        .of(areaOf(batch), batch.getFirst().partition())
        .flatMap(area -> steps.of(batch, area));
  }

  private Mono<Integer> taken(List<CaseFile> batch) {
    batches.record(batch.size());
    if (batch.stream().anyMatch(CaseFile::isForLater)) {
      outlooks.lookForPlanned(areaOf(batch));
    }
    return Mono.just(batch.size());
  }

  /** Something moved between reading and writing: smaller batches, read anew, leave it aside. */
  private Mono<Integer> apart(List<CaseFile> batch) {
    return batch.size() == 1
        ? Mono.just(0)
        : Flux.fromIterable(halves(batch))
            .concatMap(half -> files.listStillDue(half).collectList().flatMap(this::together))
            .reduce(0, Integer::sum);
  }

  /** Whatever it was, the rows stay due and are tried again; one bad row does not stop the rest. */
  private Mono<Integer> failed(List<CaseFile> batch, Throwable failure) {
    outlooks.forget(areaOf(batch));
    var away =
        failure instanceof DataAccessException
            && !(failure instanceof DataIntegrityViolationException);
    return away || batch.size() == 1 ? later(failure) : apart(batch);
  }

  private Mono<Integer> later(Throwable failure) {
    failures.increment();
    if (failure instanceof DataAccessException) {
      LOG.warn("The searches wait for the database: {}", failure.getMessage());
    } else {
      LOG.warn("A step of a search failed and will be tried again", failure);
    }
    return Mono.just(0);
  }

  private static AreaCode areaOf(List<CaseFile> batch) {
    return batch.getFirst().area().dispatchArea();
  }

  private static List<List<UUID>> halves(List<CaseFile> batch) {
    var ids = new ArrayList<UUID>();
    batch.forEach(file -> ids.add(file.requestId()));
    return List.of(ids.subList(0, ids.size() / 2), ids.subList(ids.size() / 2, ids.size()));
  }

  private static boolean isSettled(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _, Written.KeyReused _ -> true;
      case Written.Refused _, Written.InFlight _ -> false;
    };
  }
}
