package org.diandan.request.referral;

import java.util.UUID;
import java.util.function.Function;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.Promises;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads requests as the ladder sees them, and writes changes guarded by what was read. */
@Component
public class LadderRequests {

  private static final int MOST_TRIES = 5;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Catalogue catalogue;
  private final Times times;

  LadderRequests(DatabaseClient database, Ledger ledger, Catalogue catalogue, Times times) {
    this.database = database;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.times = times;
  }

  /** How time passes. */
  @Component
  record Times(Promises promises, LadderProperties properties) {}

  /** What a decision came to. */
  public sealed interface Move {

    /** The change that has to hold. */
    record Write(Change change) implements Move {}

    /** Nothing is written. */
    record Refuse(LadderOutcome why) implements Move {}
  }

  /** Decides and writes; again, on fresh facts, when something else happened in between. */
  public Mono<LadderOutcome> decide(UUID id, Function<OnLadder, Move> decision) {
    return Mono.defer(() -> once(id, decision))
        .repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("The request kept changing meanwhile.")));
  }

  /** The request with this id; empty when there is none. */
  public Mono<OnLadder> find(UUID id) {
    return database
        .sql(OnLadder.SELECT + "where r.id = :id")
        .bind("id", id)
        .map(OnLadder::of)
        .one();
  }

  RungClocks clocks(OnLadder request) {
    var urgency = request.kind().urgency();
    return new RungClocks(
        times.promises().timeOf(urgency),
        times.properties().of(urgency),
        catalogue.get(request.kind().item()).acceptWithin());
  }

  private Mono<LadderOutcome> once(UUID id, Function<OnLadder, Move> decision) {
    return find(id)
        .map(decision)
        .defaultIfEmpty(new Move.Refuse(new LadderOutcome.Unknown()))
        .flatMap(
            move ->
                switch (move) {
                  case Move.Refuse refused -> Mono.just(refused.why());
                  case Move.Write write -> ledger.write(write.change()).flatMap(this::outcome);
                });
  }

  private Mono<LadderOutcome> outcome(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> Mono.just(new LadderOutcome.Done());
      case Written.Refused _, Written.InFlight _ -> Mono.empty();
      case Written.KeyReused _ -> throw new IllegalStateException("The ladder has no keys.");
    };
  }
}
