package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.Tokens;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keys with which other systems sign in; each has an area, scopes and a limit of its own. While a
 * rotation is under way the earlier secret counts as well.
 */
@Component
public final class ApiKeys {

  static final String PREFIX = "ddk_";

  /** Held by callers whose orders are only for trying out. */
  private static final String SANDBOX = "sandbox";

  private final DatabaseClient database;
  private final Limits limits;
  private final FieldCipher cipher;

  ApiKeys(DatabaseClient database, Limits limits, FieldCipher cipher) {
    this.database = database;
    this.limits = limits;
    this.cipher = cipher;
  }

  /** Whether whoever signed in did so with a key for trying out. */
  public static boolean isSandbox(SignedIn caller) {
    return caller.holds(SANDBOX);
  }

  /**
   * Counts orders against a key's own limit.
   *
   * @param keyId the person id of a signed-in hotline
   * @param orders how many at once; more than the key may bring in a minute count as that many
   * @return an error with status 429 when it had enough for this minute
   */
  public Mono<Void> take(UUID keyId, int orders) {
    return database
        .sql("select per_minute from api_key where id = :id")
        .bind("id", keyId)
        .mapValue(Integer.class)
        .one()
        .flatMap(
            most ->
                limits.take(
                    LimitKind.HOTLINE_PER_KEY,
                    keyId.toString(),
                    new Limits.Share(most, Math.min(orders, most))));
  }

  static boolean isKey(String token) {
    return token.startsWith(PREFIX);
  }

  /** By its secret; empty for keys that must sign their calls. */
  Mono<SignedIn> find(String key) {
    return database
        .sql(
            """
            select id, name, area, scopes, sandbox
            from api_key
            where (key_hash = :hash or (old_key_hash = :hash and old_until > clock_timestamp()))
              and sign_in <> 'HMAC'
              and disabled_at is null
            """)
        .bind("hash", Tokens.hash(key))
        .map(ApiKeys::signedIn)
        .one();
  }

  /** A key that may sign calls, with the secrets that count now. */
  record Signing(SignedIn caller, List<String> secrets) {

    Signing {
      secrets = List.copyOf(secrets);
    }

    /** Never shows a secret in a log. */
    @Override
    public String toString() {
      return "Signing[" + caller.personId() + "]";
    }
  }

  /** By its id; empty for keys that do not sign. */
  Mono<Signing> findSigning(UUID id) {
    return database
        .sql(
            """
            select id, name, area, scopes, sandbox, secret_sealed,
              case when old_until > clock_timestamp() then old_secret_sealed end as old_sealed
            from api_key
            where id = :id
              and sign_in <> 'BEARER'
              and disabled_at is null
            """)
        .bind("id", id)
        .map(this::signing)
        .one();
  }

  private Signing signing(Readable row) {
    var secrets = new ArrayList<String>();
    for (var column : List.of("secret_sealed", "old_sealed")) {
      var secret = row.get(column, String.class);
      if (secret != null) {
        secrets.add(cipher.decrypt(secret));
      }
    }
    return new Signing(signedIn(row), secrets);
  }

  private static SignedIn signedIn(Readable row) {
    var id = requireNonNull(row.get("id", UUID.class));
    var area = requireNonNull(row.get("area", String.class));
    var authorities = new ArrayList<Authority>();
    authorities.add(new Authority(Role.HOTLINE.name(), area));
    for (var scope : requireNonNull(row.get("scopes", String[].class))) {
      authorities.add(new Authority(scope, area));
    }
    if (Boolean.TRUE.equals(row.get("sandbox", Boolean.class))) {
      authorities.add(new Authority(SANDBOX, area));
    }
    return new SignedIn(
        id, requireNonNull(row.get("name", String.class)), authorities, id.toString());
  }
}
