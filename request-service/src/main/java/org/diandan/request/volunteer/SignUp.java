package org.diandan.request.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.request.proof.Proofs.Proof;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers somebody who proved the phone; nobody else can be registered. */
@Component
public final class SignUp {

  private final DatabaseClient database;
  private final VolunteerRows rows;
  private final CheckJoin checking;
  private final Writing writing;

  SignUp(DatabaseClient database, VolunteerRows rows, CheckJoin checking, Writing writing) {
    this.database = database;
    this.rows = rows;
    this.checking = checking;
    this.writing = writing;
  }

  /** How it is written and what names are found by. */
  @Component("signUpWriting")
  record Writing(Ledger ledger, KeyedHash hash) {}

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * Registered.
     *
     * @param awaitsGuardian whether the guardian must agree first
     */
    record Joined(UUID personId, boolean awaitsGuardian) implements Outcome {}

    /** Somebody with this name and phone serves already. */
    record AlreadyThere() implements Outcome {}

    /** An administrator locked the account of this name and phone. */
    record Locked() implements Outcome {}
  }

  private record Known(UUID personId, boolean locked) {}

  /**
   * Registers once, however often the last button is pressed.
   *
   * @param form without faults
   * @param language BCP 47
   */
  public Mono<Outcome> by(Proof proof, JoinForm form, String language) {
    var facts = checking.facts(form);
    return known(proof, facts)
        .flatMap(
            known ->
                known.map(Known::locked).orElse(false)
                    ? Mono.just(new Outcome.Locked())
                    : write(
                        proof,
                        facts,
                        language,
                        known.map(Known::personId).orElseGet(UUID::randomUUID)));
  }

  private Mono<Outcome> write(Proof proof, Facts facts, String language, UUID person) {
    var group = facts.groupOn(checking.today());
    var outward = new Outward(person, Facts.stateOf(group, false), group, facts.area());
    var change = rows.join(outward, facts, proof.phone().digits(), language);
    return writing
        .ledger()
        .write(change.once("join:" + proof.code(), "", person.toString()))
        .map(written -> outcome(written, outward));
  }

  private static Outcome outcome(Written written, Outward person) {
    var waits = person.state() == PersonState.AWAITS_GUARDIAN;
    return switch (written) {
      case Written.Applied _ -> new Outcome.Joined(person.personId(), waits);
      case Written.Repeated repeated ->
          new Outcome.Joined(UUID.fromString(repeated.answer()), waits);
      case Written.Refused _, Written.KeyReused _, Written.InFlight _ -> new Outcome.AlreadyThere();
    };
  }

  /** Somebody an administrator made known with the same name and phone is the same person. */
  private Mono<Optional<Known>> known(Proof proof, Facts facts) {
    return database
        .sql(
            """
            select p.id, exists (
                select from account a where a.person_id = p.id and a.disabled_at is not null)
              as locked
            from person p
            where p.phone_hash = :phone and p.name_hash = :name
            """)
        .bind("phone", proof.phoneHash())
        .bind("name", writing.hash().of(facts.name()))
        .map(SignUp::knownOf)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private static Known knownOf(Readable row) {
    return new Known(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("locked", Boolean.class)));
  }
}
