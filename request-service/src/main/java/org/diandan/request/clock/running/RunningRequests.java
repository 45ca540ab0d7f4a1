package org.diandan.request.clock.running;

import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads requests with their clocks, and writes changes guarded by what was read. */
@Component
class RunningRequests {

  private static final int MOST_TRIES = 3;

  private static final String BY_ID =
      "select "
          + RunningRequest.COLUMNS
          + """
          from request r
          left join request_question q on q.request_id = r.id and q.ended_at is null
          where r.id = :id
          """;

  private final DatabaseClient database;
  private final Ledger ledger;

  RunningRequests(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** Decides about one request as it stands. */
  interface Decision {

    /** What to write, or why nothing is. */
    Step on(RunningRequest request);
  }

  /** What a decision came to. */
  sealed interface Step {

    /** The change that has to hold. */
    record Write(Change change) implements Step {}

    /** Nothing is written. */
    record Refuse(ClockOutcome why) implements Step {}
  }

  /** Decides and writes; again, on fresh facts, when something else happened in between. */
  Mono<ClockOutcome> decide(UUID id, Decision decision) {
    return Mono.defer(() -> once(id, decision))
        .repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("The request kept changing meanwhile.")));
  }

  /** The request with this id; empty when there is none. */
  Mono<RunningRequest> find(UUID id) {
    return database.sql(BY_ID).bind("id", id).map(RunningRequest::of).one();
  }

  private Mono<ClockOutcome> once(UUID id, Decision decision) {
    return find(id)
        .map(decision::on)
        .defaultIfEmpty(new Step.Refuse(new ClockOutcome.Unknown()))
        .flatMap(
            step ->
                switch (step) {
                  case Step.Refuse refused -> Mono.just(refused.why());
                  case Step.Write write -> ledger.write(write.change()).flatMap(this::outcome);
                });
  }

  private Mono<ClockOutcome> outcome(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> Mono.just(new ClockOutcome.Done());
      case Written.Refused _, Written.InFlight _ -> Mono.empty();
      case Written.KeyReused _ -> throw new IllegalStateException("Clocks have no keys.");
    };
  }
}
