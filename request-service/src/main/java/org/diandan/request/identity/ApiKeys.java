package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keys with which other systems sign in; each has an area and a limit of its own. */
@Component
public final class ApiKeys {

  private static final String PREFIX = "ddk_";

  private final DatabaseClient database;
  private final Limits limits;

  ApiKeys(DatabaseClient database, Limits limits) {
    this.database = database;
    this.limits = limits;
  }

  /**
   * A key to be made.
   *
   * @param name whose key it is
   * @param area code prefix; the key reaches no other area
   * @param perMinute how many orders it may bring in a minute
   */
  public record NewKey(String name, String area, int perMinute) {}

  /**
   * A new key.
   *
   * @param key the only copy of the secret
   */
  public record Created(UUID id, String key) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Created[" + id + "]";
    }
  }

  /** Makes a key; its secret can be seen only now. */
  public Mono<Created> create(NewKey wanted, UUID administrator) {
    var created = new Created(UUID.randomUUID(), PREFIX + Tokens.random());
    return database
        .sql(
            """
            insert into api_key (id, name, key_hash, area, per_minute, created_by)
            values (:id, :name, :hash, :area, :perMinute, :by)
            """)
        .bind("id", created.id())
        .bind("name", wanted.name())
        .bind("hash", Tokens.hash(created.key()))
        .bind("area", wanted.area())
        .bind("perMinute", wanted.perMinute())
        .bind("by", administrator)
        .fetch()
        .rowsUpdated()
        .thenReturn(created);
  }

  /**
   * Counts one order against a key's own limit.
   *
   * @param keyId the person id of a signed-in hotline
   * @return an error with status 429 when it had enough for this minute
   */
  public Mono<Void> takeOne(UUID keyId) {
    return database
        .sql("select per_minute from api_key where id = :id")
        .bind("id", keyId)
        .mapValue(Integer.class)
        .one()
        .flatMap(most -> limits.take(LimitKind.HOTLINE_PER_KEY, keyId.toString(), most));
  }

  static boolean isKey(String token) {
    return token.startsWith(PREFIX);
  }

  Mono<SignedIn> find(String key) {
    return database
        .sql(
            """
            select id, name, area
            from api_key
            where key_hash = :hash
              and disabled_at is null
            """)
        .bind("hash", Tokens.hash(key))
        .map(ApiKeys::signedIn)
        .one();
  }

  private static SignedIn signedIn(Readable row) {
    var id = requireNonNull(row.get("id", UUID.class));
    return new SignedIn(
        id,
        requireNonNull(row.get("name", String.class)),
        List.of(new Authority(Role.HOTLINE.name(), requireNonNull(row.get("area", String.class)))),
        id.toString());
  }
}
