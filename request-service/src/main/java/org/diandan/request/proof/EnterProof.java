package org.diandan.request.proof;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a typed code. Every guess is counted before it is looked at, in one statement, so that
 * guessing many times at once helps nobody.
 */
@Component
public final class EnterProof {

  private final DatabaseClient database;
  private final CodeOf codes;
  private final Proofs proofs;
  private final ProofProperties properties;

  EnterProof(DatabaseClient database, CodeOf codes, Proofs proofs, ProofProperties properties) {
    this.database = database;
    this.codes = codes;
    this.proofs = proofs;
    this.properties = properties;
  }

  /** What became of a guess. */
  public sealed interface Entry {

    /** The phone is theirs. */
    record Proven(Proofs.Fresh proof) implements Entry {}

    /**
     * These are not the digits.
     *
     * @param left guesses that are left, 0 or more
     */
    record Wrong(int left) implements Entry {}

    /** The code was used, guessed too often, is too old, for something else, or never was. */
    record Over() implements Entry {}
  }

  /** Decides about one guess. */
  public Mono<Entry> enter(UUID code, CodePurpose purpose, String typed) {
    return count(code, purpose)
        .flatMap(
            tries ->
                codes.matches(code, typed)
                    ? proofs.begin(code).map(proof -> (Entry) new Entry.Proven(proof))
                    : Mono.just(new Entry.Wrong(properties.codeTries() - tries)))
        .defaultIfEmpty(new Entry.Over());
  }

  /** The number of this guess; empty when the code takes no more. */
  private Mono<Integer> count(UUID code, CodePurpose purpose) {
    return database
        .sql(
            """
            update phone_code
            set tries = tries + 1
            where id = :id
              and purpose = :purpose
              and used_at is null
              and tries < :most
              and ends_at > clock_timestamp()
            returning tries
            """)
        .bind("id", code)
        .bind("purpose", purpose.name())
        .bind("most", properties.codeTries())
        .map(row -> requireNonNull(row.get("tries", Integer.class)))
        .one();
  }
}
