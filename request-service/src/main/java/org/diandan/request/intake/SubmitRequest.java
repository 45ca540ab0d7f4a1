package org.diandan.request.intake;

import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an order: checks it, numbers it, and writes it with its event in one statement.
 *
 * <p>A repeated call with the same key and the same answers gets the first receipt again, even when
 * the answers would no longer be accepted today.
 */
@Component
public final class SubmitRequest {

  private final CheckOrder checks;
  private final OrderRows rows;
  private final Ledger ledger;
  private final Sealing sealing;

  SubmitRequest(CheckOrder checks, OrderRows rows, Ledger ledger, Sealing sealing) {
    this.checks = checks;
    this.rows = rows;
    this.ledger = ledger;
    this.sealing = sealing;
  }

  /** Takes the order, or tells why not. */
  public Mono<Submission> take(OrderAnswers answers, Origin origin) {
    return take(answers, origin, Beside.NOTHING);
  }

  /** Takes the order with what comes beside it, or tells why not. */
  public Mono<Submission> take(OrderAnswers answers, Origin origin, Beside beside) {
    var asked = new Asked(origin, beside, sealing.fingerprint(answers, beside));
    return before(origin, asked.fingerprint())
        .switchIfEmpty(Mono.defer(() -> takeNew(answers, asked)));
  }

  /** One call, apart from its answers. */
  private record Asked(Origin origin, Beside beside, String fingerprint) {}

  private Mono<Submission> before(Origin origin, String fingerprint) {
    return origin.key() == null
        ? Mono.empty()
        : ledger.recall(origin.key(), fingerprint).flatMap(Mono::justOrEmpty).map(this::repeated);
  }

  private Mono<Submission> takeNew(OrderAnswers answers, Asked asked) {
    return checks
        .check(answers, asked.origin().channel(), asked.beside().onBehalf())
        .flatMap(
            checked ->
                switch (checked) {
                  case Checked.Faulty faulty -> Mono.just(new Submission.Faulty(faulty.faults()));
                  case Checked.Good good -> write(good.order(), asked);
                });
  }

  private Mono<Submission> write(Order order, Asked asked) {
    return rows.prepare(order, asked.origin(), asked.beside().draft())
        .flatMap(
            prepared ->
                ledger
                    .write(remembered(prepared, asked))
                    .map(written -> outcome(written, prepared.receipt())))
        // The hotline's number outlives the remembered answer.
        .onErrorResume(DuplicateKeyException.class, e -> Mono.just(new Submission.KeyReused()));
  }

  private Change remembered(OrderRows.Prepared prepared, Asked asked) {
    var key = asked.origin().key();
    return key == null
        ? prepared.change()
        : prepared.change().once(key, asked.fingerprint(), sealing.seal(prepared.receipt()));
  }

  private Submission outcome(Written written, Receipt receipt) {
    return switch (written) {
      case Written.Applied ignored -> new Submission.Taken(receipt);
      case Written.Refused ignored ->
          throw new IllegalStateException("A new row cannot be refused.");
      case Written.Repeated _, Written.KeyReused _, Written.InFlight _ -> repeated(written);
    };
  }

  private Submission repeated(Written written) {
    return switch (written) {
      case Written.Repeated repeated -> new Submission.Taken(sealing.open(repeated.answer()));
      case Written.KeyReused _ -> new Submission.KeyReused();
      case Written.InFlight _ -> new Submission.InFlight();
      case Written.Applied _, Written.Refused _ ->
          throw new IllegalStateException("Nothing was repeated: " + written);
    };
  }

  /** Keeps receipts unreadable in the database; they hold the secret of the link. */
  @Component
  static final class Sealing {

    private final JsonMapper json;
    private final FieldCipher cipher;
    private final KeyedHash hash;

    Sealing(JsonMapper json, FieldCipher cipher, KeyedHash hash) {
      this.json = json;
      this.cipher = cipher;
      this.hash = hash;
    }

    String fingerprint(OrderAnswers answers, Beside beside) {
      var onBehalf = beside.onBehalf();
      var others = onBehalf == null ? "" : json.writeValueAsString(onBehalf);
      return hash.of(json.writeValueAsString(answers) + others);
    }

    String seal(Receipt receipt) {
      return cipher.encrypt(json.writeValueAsString(receipt));
    }

    Receipt open(String sealed) {
      return json.readValue(cipher.decrypt(sealed), Receipt.class);
    }
  }
}
