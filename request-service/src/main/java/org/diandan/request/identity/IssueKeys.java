package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes, renews and disables the keys of other systems. Every change is one statement with its
 * entry of the audit log.
 */
@Component
public final class IssueKeys {

  /** How long an earlier secret counts beside its successor. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private final DatabaseClient database;
  private final FieldCipher cipher;

  IssueKeys(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * A key to be made.
   *
   * @param name whose key it is
   * @param area code prefix; the key reaches no other area
   * @param perMinute how many orders it may bring in a minute
   * @param sandbox whether its orders are only for trying out; such a key has an area
   */
  public record NewKey(
      String name,
      String area,
      int perMinute,
      Set<KeyScope> scopes,
      KeySignIn signIn,
      boolean sandbox) {

    public NewKey {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * A new key, or a key with a new secret.
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

  /**
   * A key as administrators see it.
   *
   * @param scopes as they are written
   * @param oldUntil until when the earlier secret counts; null when there is none
   * @param usedAt when it was last used, to the minute; null when it never was
   * @param usedFrom the address it was used from then
   */
  public record ListedKey(
      UUID id,
      String name,
      String area,
      int perMinute,
      List<String> scopes,
      KeySignIn signIn,
      boolean sandbox,
      Instant createdAt,
      @Nullable Instant rotatedAt,
      @Nullable Instant oldUntil,
      @Nullable Instant disabledAt,
      @Nullable Instant usedAt,
      @Nullable String usedFrom) {

    public ListedKey {
      scopes = List.copyOf(scopes);
    }

    static ListedKey of(Readable row) {
      return new ListedKey(
          requireNonNull(row.get("id", UUID.class)),
          requireNonNull(row.get("name", String.class)),
          requireNonNull(row.get("area", String.class)),
          requireNonNull(row.get("per_minute", Integer.class)),
          List.of(requireNonNull(row.get("scopes", String[].class))),
          KeySignIn.valueOf(requireNonNull(row.get("sign_in", String.class))),
          requireNonNull(row.get("sandbox", Boolean.class)),
          requireNonNull(moment(row, "created_at")),
          moment(row, "rotated_at"),
          moment(row, "old_until"),
          moment(row, "disabled_at"),
          moment(row, "used_at"),
          row.get("source", String.class));
    }

    private static @Nullable Instant moment(Readable row, String column) {
      var value = row.get(column, OffsetDateTime.class);
      return value == null ? null : value.toInstant();
    }
  }

  /**
   * Who wants it.
   *
   * @param source address the call came from
   */
  public record Asker(UUID administrator, String source) {}

  /** All keys, those in use first, each group by name. */
  public Mono<List<ListedKey>> list() {
    return database
        .sql(
            """
            select k.id, k.name, k.area, k.per_minute, k.scopes, k.sign_in, k.sandbox, k.created_at,
              k.rotated_at, case when k.old_until > clock_timestamp() then k.old_until end as old_until,
              k.disabled_at, u.used_at, u.source
            from api_key k
            left join key_use u on u.key_id = k.id
            order by k.disabled_at is not null, k.name, k.created_at
            """)
        .map(ListedKey::of)
        .all()
        .collectList();
  }

  /** Makes a key; its secret can be seen only now. */
  public Mono<Created> create(NewKey wanted, Asker asker) {
    var created = new Created(UUID.randomUUID(), ApiKeys.PREFIX + Tokens.random());
    var insert =
        database
            .sql(
                """
                with created as (
                  insert into api_key (id, name, key_hash, secret_sealed, area, per_minute, scopes,
                    sign_in, sandbox, created_by)
                  values (:id, :name, :hash, :sealed, :area, :perMinute, :scopes,
                    :signIn, :sandbox, :by)
                  returning id, area
                )
                select append_audit(:by, 'key-created', id::text, '', :source, area, '', :after)
                from created
                """)
            .bind("id", created.id())
            .bind("name", wanted.name())
            .bind("hash", Tokens.hash(created.key()))
            .bind("area", wanted.area())
            .bind("perMinute", wanted.perMinute())
            .bind("scopes", words(wanted.scopes()))
            .bind("signIn", wanted.signIn().name())
            .bind("sandbox", wanted.sandbox())
            .bind("by", asker.administrator());
    var whole =
        wanted.signIn() == KeySignIn.BEARER
            ? insert.bindNull("sealed", String.class)
            : insert.bind("sealed", cipher.encrypt(created.key()));
    return whole
        .bind("after", said(wanted))
        .bind("source", asker.source())
        .fetch()
        .rowsUpdated()
        .thenReturn(created);
  }

  /**
   * Gives a key a new secret; the one before it counts for another {@link #OVERLAP}.
   *
   * @return empty when there is no such key in use
   */
  public Mono<Created> rotate(UUID id, Asker asker) {
    var renewed = new Created(id, ApiKeys.PREFIX + Tokens.random());
    return database
        .sql(
            """
            with renewed as (
              update api_key
              set old_key_hash = key_hash,
                old_secret_sealed = secret_sealed,
                old_until = clock_timestamp() + make_interval(secs => :overlap),
                key_hash = :hash,
                secret_sealed = case when sign_in = 'BEARER' then null else :sealed end,
                rotated_at = clock_timestamp()
              where id = :id
                and disabled_at is null
              returning id, area
            )
            select append_audit(:by, 'key-rotated', id::text, '', :source, area, 'secret=earlier',
              'secret=new')
            from renewed
            """)
        .bind("id", id)
        .bind("hash", Tokens.hash(renewed.key()))
        .bind("sealed", cipher.encrypt(renewed.key()))
        .bind("overlap", (double) OVERLAP.toSeconds())
        .bind("by", asker.administrator())
        .bind("source", asker.source())
        .mapValue(Long.class)
        .one()
        .map(_ -> renewed);
  }

  /** Ends a key at once, with whatever earlier secret it has; nothing to do when it has ended. */
  public Mono<Void> disable(UUID id, Asker asker) {
    return database
        .sql(
            """
            with ended as (
              update api_key
              set disabled_at = clock_timestamp()
              where id = :id
                and disabled_at is null
              returning id, area
            )
            select append_audit(:by, 'key-disabled', id::text, '', :source, area, 'state=enabled',
              'state=disabled')
            from ended
            """)
        .bind("id", id)
        .bind("by", asker.administrator())
        .bind("source", asker.source())
        .mapValue(Long.class)
        .one()
        .then();
  }

  /** The area of a key, for checking who may change it; empty when there is no such key. */
  public Mono<String> areaOf(UUID id) {
    return database
        .sql("select area from api_key where id = :id")
        .bind("id", id)
        .mapValue(String.class)
        .one();
  }

  /** Facts in one line, for the audit log. */
  private static String said(NewKey wanted) {
    return "name=%s; perMinute=%d; scopes=%s; signIn=%s; sandbox=%s"
        .formatted(
            wanted.name(),
            wanted.perMinute(),
            String.join(" ", words(wanted.scopes())),
            wanted.signIn(),
            wanted.sandbox());
  }

  /** In their order. */
  private static String[] words(Set<KeyScope> scopes) {
    return KeyScope.all().stream()
        .filter(scopes::contains)
        .map(KeyScope::word)
        .toArray(String[]::new);
  }
}
