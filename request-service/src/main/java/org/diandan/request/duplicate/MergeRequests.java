package org.diandan.request.duplicate;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.duplicate.MergeOutcome.Reason;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Merges a request into another one that means the same, and parts them again. The merged one keeps
 * its number, its resident, its promises and its own evaluation; nobody is looked for on its own.
 *
 * @see <a href="../../../../../../../docs/decisions/0023-merged-requests.md">decision 0023</a>
 */
@Component
public final class MergeRequests {

  private static final int MOST_TRIES = 3;

  /** A request that nobody has finished can lead others. */
  private static final Set<RequestState> LEADING =
      Set.of(
          RequestState.SUBMITTED,
          RequestState.DISPATCHING,
          RequestState.OFFERED,
          RequestState.ESCALATED,
          RequestState.ACCEPTED,
          RequestState.IN_SERVICE);

  private final DatabaseClient database;
  private final Ledger ledger;
  private final AuditLog audit;

  MergeRequests(DatabaseClient database, Ledger ledger, AuditLog audit) {
    this.database = database;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** A request with what it is merged into. */
  private record Standing(CurrentRequest request, @Nullable UUID into, boolean leads) {

    static Standing of(Readable row) {
      return new Standing(
          CurrentRequest.of(row),
          row.get("merged_into", UUID.class),
          Boolean.TRUE.equals(row.get("leads", Boolean.class)));
    }
  }

  /** From now on the first request goes where the second one goes. */
  public Mono<MergeOutcome> merge(UUID request, UUID into, By by) {
    return persistently(
        Mono.defer(
            () ->
                Mono.zip(find(request), find(into))
                    .flatMap(
                        both -> {
                          var refusal = refusal(both.getT1(), both.getT2());
                          return refusal.isPresent()
                              ? refused(refusal.get())
                              : write(both.getT1().request(), into, by);
                        })
                    .switchIfEmpty(unknownOrAgain(request, into))));
  }

  /** From now on it goes its own way again, under the promises it always had. */
  public Mono<MergeOutcome> unmerge(UUID request, By by) {
    return persistently(
        Mono.defer(
            () ->
                find(request)
                    .flatMap(
                        standing -> {
                          var into = standing.into();
                          if (into == null) {
                            return refused(Reason.NOT_MERGED);
                          }
                          return may(standing.request(), Step.UNMERGE)
                              ? part(standing.request(), into, by)
                              : refused(Reason.ENDED);
                        })
                    .switchIfEmpty(unknownOrAgain(request, request))));
  }

  private static Optional<Reason> refusal(Standing request, Standing into) {
    if (request.request().id().equals(into.request().id())) {
      return Optional.of(Reason.ITSELF);
    }
    if (request.into() != null) {
      return Optional.of(Reason.MERGED_BEFORE);
    }
    if (request.leads()) {
      return Optional.of(Reason.LEADS_OTHERS);
    }
    if (into.into() != null) {
      return Optional.of(Reason.INTO_MERGED);
    }
    if (!LEADING.contains(into.request().state())) {
      return Optional.of(Reason.INTO_ENDED);
    }
    return may(request.request(), Step.MERGE) ? Optional.empty() : Optional.of(Reason.NOT_WAITING);
  }

  private static boolean may(CurrentRequest request, Step step) {
    return Lifecycle.after(request.state(), step).isPresent();
  }

  private Mono<MergeOutcome> write(CurrentRequest request, UUID into, By by) {
    var leading = LEADING.stream().map(RequestState::name).toArray(String[]::new);
    return audited("request-merged", request.id(), by)
        .then(Mono.defer(() -> ledger.write(MergeChanges.merge(request, into, leading))))
        .flatMap(MergeRequests::outcome)
        // Somebody merged the other one at the same moment: the constraint won.
        .onErrorResume(DataIntegrityViolationException.class, lost -> refused(Reason.INTO_MERGED));
  }

  private Mono<MergeOutcome> part(CurrentRequest request, UUID into, By by) {
    return audited("request-unmerged", request.id(), by)
        .then(Mono.defer(() -> ledger.write(MergeChanges.unmerge(request, into))))
        .flatMap(MergeRequests::outcome);
  }

  private Mono<Void> audited(String action, UUID request, By by) {
    return by.operator() == null
        ? Mono.empty()
        : audit.record(
            new AuditEntry(by.operator(), action, request.toString(), by.reason(), by.source()));
  }

  /** Empty when something else happened meanwhile. */
  private static Mono<MergeOutcome> outcome(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> Mono.just(new MergeOutcome.Done());
      case Written.Refused _, Written.InFlight _ -> Mono.empty();
      case Written.KeyReused _ -> throw new IllegalStateException("A merge has no key.");
    };
  }

  private static Mono<MergeOutcome> refused(Reason reason) {
    return Mono.just(new MergeOutcome.Refused(reason));
  }

  private static Mono<MergeOutcome> persistently(Mono<MergeOutcome> once) {
    return once.repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("The request kept changing meanwhile.")));
  }

  private Mono<MergeOutcome> unknownOrAgain(UUID... requests) {
    return Mono.defer(
        () ->
            database
                .sql("select count(*) from request where id = any(:ids)")
                .bind("ids", requests)
                .mapValue(Long.class)
                .one()
                .filter(known -> known < Arrays.stream(requests).distinct().count())
                .map(known -> new MergeOutcome.Unknown()));
  }

  private Mono<Standing> find(UUID id) {
    return database
        .sql(
            """
            select r.id, r.state, r.round, r.version, r.area_code, r.item_code, r.merged_into,
              exists (select 1 from request f where f.merged_into = r.id) as leads,
              clock_timestamp() as now
            from request r
            where r.id = :id
            """)
        .bind("id", requireNonNull(id, "id"))
        .map(Standing::of)
        .one();
  }
}
