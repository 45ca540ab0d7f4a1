package org.diandan.request.tracking;

import java.util.function.Function;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.Promises;
import org.diandan.request.intake.LinkToken;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.Decisions;
import org.diandan.request.lifecycle.Decisions.Verdict;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What whoever holds the private link may decide: withdraw, evaluate. */
@Component
public final class DecideByLink {

  private static final int MOST_TRIES = 3;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Catalogue catalogue;
  private final Promises promises;

  DecideByLink(DatabaseClient database, Ledger ledger, Catalogue catalogue, Promises promises) {
    this.database = database;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.promises = promises;
  }

  /** What became of a decision. */
  public sealed interface Outcome {

    /** It holds. */
    record Done() implements Outcome {}

    /** The link opens nothing. */
    record Unknown() implements Outcome {}

    /** Not in this state. */
    record OutOfOrder(RequestState state) implements Outcome {}
  }

  /** Ends the request, as long as nobody is there yet. */
  public Mono<Outcome> withdraw(String token) {
    return decide(token, Step.WITHDRAW, Decisions::withdraw);
  }

  /** Closes it as resolved, or sends it back into dispatch with new clocks. */
  public Mono<Outcome> evaluate(String token, Verdict verdict) {
    return verdict.resolved()
        ? decide(token, Step.CONFIRM, request -> Decisions.confirm(request, verdict))
        : decide(
            token,
            Step.REOPEN,
            request ->
                Decisions.reopen(
                    request, verdict, promises.of(catalogue.get(request.item()), request.now())));
  }

  private Mono<Outcome> decide(String token, Step step, Function<CurrentRequest, Change> change) {
    return Mono.defer(() -> tryOnce(token, step, change))
        .repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("The request kept changing meanwhile.")));
  }

  /** Empty when something else happened to the request between reading and writing. */
  private Mono<Outcome> tryOnce(String token, Step step, Function<CurrentRequest, Change> change) {
    return read(token)
        .flatMap(
            request ->
                Lifecycle.after(request.state(), step).isPresent()
                    ? ledger.write(change.apply(request)).flatMap(DecideByLink::outcome)
                    : Mono.just((Outcome) new Outcome.OutOfOrder(request.state())))
        .switchIfEmpty(Mono.defer(() -> unknownOrAgain(token)));
  }

  private Mono<Outcome> unknownOrAgain(String token) {
    return read(token)
        .hasElement()
        .flatMap(known -> known ? Mono.empty() : Mono.just(new Outcome.Unknown()));
  }

  private static Mono<Outcome> outcome(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> Mono.just(new Outcome.Done());
      case Written.Refused _, Written.InFlight _ -> Mono.empty();
      case Written.KeyReused _ -> throw new IllegalStateException("A decision has no key.");
    };
  }

  private Mono<CurrentRequest> read(String token) {
    return LinkToken.isWellFormed(token)
        ? database
            .sql(
                """
                select id, state, round, version, area_code, item_code, clock_timestamp() as now
                from request
                where link_hash = :hash
                """)
            .bind("hash", new LinkToken(token).hash())
            .map(CurrentRequest::of)
            .one()
        : Mono.empty();
  }
}
