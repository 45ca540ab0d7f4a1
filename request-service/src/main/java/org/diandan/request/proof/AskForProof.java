package org.diandan.request.proof;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.contract.CodeEvent.PhoneCodeAsked;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a one-time code sent to a phone. Every phone gets one, known or not, so that nothing but the
 * code tells anybody whether it is known.
 */
@Component
public final class AskForProof {

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Sealing sealing;
  private final Limits limits;

  AskForProof(DatabaseClient database, Ledger ledger, Sealing sealing, Limits limits) {
    this.database = database;
    this.ledger = ledger;
    this.sealing = sealing;
    this.limits = limits;
  }

  /** How a phone is kept, and how long. */
  @Component("phoneSealing")
  record Sealing(FieldCipher cipher, KeyedHash hash, ProofProperties properties) {}

  /**
   * A wish for a code.
   *
   * @param language of the message, BCP 47
   * @param source address the wish comes from
   */
  public record Wish(CodePurpose purpose, PhoneNumber phone, String language, String source) {}

  /** The id of the new code, by which it is typed in; an error with status 429 when too often. */
  public Mono<UUID> forCode(Wish wish) {
    return limits
        .take(LimitKind.CODE_PER_SOURCE, wish.source())
        .then(Mono.defer(() -> limits.take(LimitKind.CODE_PER_PHONE, wish.phone().digits())))
        .then(Mono.defer(this::now))
        .flatMap(now -> write(wish, UUID.randomUUID(), now));
  }

  private Mono<OffsetDateTime> now() {
    return database
        .sql("select clock_timestamp() as now")
        .map(row -> requireNonNull(row.get("now", OffsetDateTime.class)))
        .one();
  }

  private Mono<UUID> write(Wish wish, UUID code, OffsetDateTime now) {
    var endsAt = now.plus(sealing.properties().codeValid());
    var digits = wish.phone().digits();
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      insert into phone_code
                        (id, purpose, phone_sealed, phone_hash, language, ends_at)
                      values (:id, :purpose, :phone, :phoneHash, :language, :endsAt)
                      returning id
                    )
                    """)
                .bind("id", code)
                .bind("purpose", wish.purpose().name())
                .bind("phone", sealing.cipher().encrypt(digits))
                .bind("phoneHash", sealing.hash().of(digits))
                .bind("language", wish.language())
                .bind("endsAt", endsAt)
                .publishing(
                    new PhoneCodeAsked(code, now.toInstant(), wish.purpose(), endsAt.toInstant())))
        .thenReturn(code);
  }
}
