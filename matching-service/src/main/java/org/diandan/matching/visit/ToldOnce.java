package org.diandan.matching.visit;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Makes telling the same thing twice harmless, and has the resident's code checked only once. */
@Component
class ToldOnce {

  private final Ledger ledger;
  private final VisitCodes codes;
  private final JsonMapper json;

  ToldOnce(Ledger ledger, VisitCodes codes, JsonMapper json) {
    this.ledger = ledger;
    this.codes = codes;
    this.json = json;
  }

  /** One step of one person at one visit. */
  record Step(String name, UUID assignmentId, Told told) {

    /** Keys of different people never meet. */
    String key() {
      return "visit %s %s".formatted(told.personId(), told.key());
    }

    String fingerprint() {
      return name + " " + assignmentId;
    }
  }

  /**
   * What the same key was told before; else what is done now. The same may be told twice at the
   * same moment: whoever is refused because the other one was written gets the other one's answer.
   */
  Mono<VisitOutcome> orElse(Step step, Supplier<Mono<VisitOutcome>> now) {
    return step.told().key() == null
        ? now.get()
        : recalled(step)
            .switchIfEmpty(
                Mono.defer(now)
                    .flatMap(
                        outcome ->
                            outcome instanceof VisitOutcome.Done
                                ? Mono.just(outcome)
                                : recalled(step).defaultIfEmpty(outcome)));
  }

  /** Empty when the key is new. */
  private Mono<VisitOutcome> recalled(Step step) {
    return ledger
        .recall(step.key(), step.fingerprint())
        .flatMap(before -> Mono.justOrEmpty(before.map(this::remembered)));
  }

  /** The change, which holds only once under the key of its step. */
  Change once(Change change, Step step, VisitOutcome.Done done) {
    return step.told().key() == null
        ? change
        : change.once(step.key(), step.fingerprint(), json.writeValueAsString(done));
  }

  /** Goes on when nothing was typed or it is right; a wrong code stops the step. */
  Mono<VisitOutcome> proven(Scene scene, Told told, Function<Boolean, Mono<VisitOutcome>> next) {
    var code = told.code();
    if (code == null) {
      return next.apply(false);
    }
    var file = scene.file();
    return codes
        .check(new VisitCodes.Guess(file.requestId(), file.round(), told.personId(), code))
        .flatMap(
            answer ->
                switch (answer) {
                  case RIGHT -> next.apply(true);
                  case WRONG -> Mono.just(new VisitOutcome.WrongCode(false));
                  case GUESSED_TOO_OFTEN -> Mono.just(new VisitOutcome.WrongCode(true));
                  case UNCHECKED -> Mono.just(new VisitOutcome.CodeUnchecked());
                });
  }

  private VisitOutcome remembered(Written before) {
    return switch (before) {
      case Written.Repeated repeated -> json.readValue(repeated.answer(), VisitOutcome.Done.class);
      case Written.KeyReused _, Written.Applied _, Written.Refused _, Written.InFlight _ ->
          new VisitOutcome.KeyReused();
    };
  }
}
