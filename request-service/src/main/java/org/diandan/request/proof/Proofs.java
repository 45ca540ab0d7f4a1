package org.diandan.request.proof;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.Tokens;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who proved which phone for what, with the form that was begun; sealed, found by a hash. */
@Component
public final class Proofs {

  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final JsonMapper json;
  private final ProofProperties properties;

  Proofs(DatabaseClient database, FieldCipher cipher, JsonMapper json, ProofProperties properties) {
    this.database = database;
    this.cipher = cipher;
    this.json = json;
    this.properties = properties;
  }

  /**
   * A proof that was just given.
   *
   * @param token the only copy of its secret
   */
  public record Fresh(String token, Duration lifetime) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Fresh[…]";
    }
  }

  /**
   * A proof that holds.
   *
   * @param code the code it was given by
   * @param form what was typed since; empty at first
   */
  public record Proof(
      UUID code,
      CodePurpose purpose,
      PhoneNumber phone,
      String phoneHash,
      Map<String, String> form) {

    public Proof {
      form = Map.copyOf(form);
    }

    /** Never shows anything personal in a log. */
    @Override
    public String toString() {
      return "Proof[" + purpose + "]";
    }
  }

  /** Uses a code up; empty when somebody else used it first. */
  Mono<Fresh> begin(UUID code) {
    var fresh = new Fresh(Tokens.random(), properties.kept());
    return database
        .sql(
            """
            with used as (
              update phone_code
              set used_at = clock_timestamp()
              where id = :code and used_at is null
              returning id, purpose, phone_sealed, phone_hash
            )
            insert into phone_proof
              (token_hash, code_id, purpose, phone_sealed, phone_hash, ends_at)
            select :hash, id, purpose, phone_sealed, phone_hash,
              clock_timestamp() + make_interval(secs => :seconds)
            from used
            """)
        .bind("code", code)
        .bind("hash", Tokens.hash(fresh.token()))
        .bind("seconds", (double) properties.kept().toSeconds())
        .fetch()
        .rowsUpdated()
        .filter(begun -> begun > 0)
        .map(begun -> fresh);
  }

  /** The proof of a token; empty when it proves nothing, or something else. */
  public Mono<Proof> find(String token, CodePurpose purpose) {
    return token.isEmpty()
        ? Mono.empty()
        : database
            .sql(
                """
                select code_id, phone_sealed, phone_hash, form_sealed
                from phone_proof
                where token_hash = :hash
                  and purpose = :purpose
                  and ends_at > clock_timestamp()
                """)
            .bind("hash", Tokens.hash(token))
            .bind("purpose", purpose.name())
            .map(row -> proof(row, purpose))
            .one();
  }

  /** Keeps what was typed, for as long as the proof holds. */
  public Mono<Void> keep(String token, Map<String, String> form) {
    return database
        .sql("update phone_proof set form_sealed = :form where token_hash = :hash")
        .bind("form", cipher.encrypt(json.writeValueAsString(form)))
        .bind("hash", Tokens.hash(token))
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** Ends a proof and forgets its form; nothing happens when it has ended already. */
  public Mono<Void> end(String token) {
    return database
        .sql("delete from phone_proof where token_hash = :hash")
        .bind("hash", Tokens.hash(token))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private Proof proof(Readable row, CodePurpose purpose) {
    var form = row.get("form_sealed", String.class);
    return new Proof(
        requireNonNull(row.get("code_id", UUID.class)),
        purpose,
        new PhoneNumber(cipher.decrypt(requireNonNull(row.get("phone_sealed", String.class)))),
        requireNonNull(row.get("phone_hash", String.class)),
        form == null
            ? Map.of()
            : json.readValue(
                cipher.decrypt(form), new TypeReference<HashMap<String, String>>() {}));
  }

  /** What has ended needs no row, and no phone either. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void sweep() {
    database
        .sql(
            """
            with codes as (
              delete from phone_code where ends_at < clock_timestamp() - interval '1 hour'
            )
            delete from phone_proof where ends_at < clock_timestamp()
            """)
        .fetch()
        .rowsUpdated()
        .block(SWEEP_LIMIT);
  }
}
