package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Programs that may post, each with a key of its own. */
@Component
public final class Applications {

  private static final String PREFIX = "ddo_";

  private static final String SELECT =
      """
      select id, name, contact_sealed, jurisdictions, test, per_minute, created_at, disabled_at
      from open311_application
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  Applications(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * A program.
   *
   * @param contact who answers for it
   * @param jurisdictions ids it may post to; empty means all of them
   * @param test whether it only rehearses: nothing it posts reaches a team
   * @param perMinute how often it may post in a minute
   * @param disabledAt null while its key is good
   */
  public record Application(
      UUID id,
      String name,
      String contact,
      List<String> jurisdictions,
      boolean test,
      int perMinute,
      Instant createdAt,
      @Nullable Instant disabledAt) {

    public Application {
      jurisdictions = List.copyOf(jurisdictions);
    }

    /** Whether it may post to a jurisdiction, by its id or the area that contains it. */
    public boolean mayPostTo(Jurisdiction jurisdiction) {
      return jurisdictions.isEmpty()
          || jurisdictions.stream()
              .anyMatch(
                  id -> id.equals(jurisdiction.id()) || contains(id, jurisdiction.area().value()));
    }

    private static boolean contains(String id, String area) {
      return org.diandan.contract.AreaCode.isWellFormed(id) && area.startsWith(id);
    }
  }

  /** What an administrator wants to let in; the components are those of {@link Application}. */
  public record NewApplication(
      String name, String contact, List<String> jurisdictions, boolean test, int perMinute) {

    public NewApplication {
      jurisdictions = List.copyOf(jurisdictions);
    }
  }

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

  /** Lets a program in; its key can be seen only now. */
  public Mono<Created> create(NewApplication wanted, UUID administrator) {
    var created = new Created(UUID.randomUUID(), PREFIX + Tokens.random());
    return database
        .sql(
            """
            with entry as (
              select append_audit(:by, 'program-key-created', :subject, '', '', '', '', :after)
            )
            insert into open311_application (
              id, name, contact_sealed, jurisdictions, test, per_minute, key_hash, created_by)
            select :id, :name, :contact, :jurisdictions, :test, :perMinute, :hash, :by
            from entry
            """)
        .bind("id", created.id())
        .bind("subject", created.id().toString())
        .bind(
            "after",
            "name=%s; jurisdictions=%s; test=%s; perMinute=%d"
                .formatted(
                    wanted.name(),
                    String.join(" ", wanted.jurisdictions()),
                    wanted.test(),
                    wanted.perMinute()))
        .bind("name", wanted.name())
        .bind("contact", cipher.encrypt(wanted.contact()))
        .bind("jurisdictions", wanted.jurisdictions().toArray(String[]::new))
        .bind("test", wanted.test())
        .bind("perMinute", wanted.perMinute())
        .bind("hash", Tokens.hash(created.key()))
        .bind("by", administrator)
        .fetch()
        .rowsUpdated()
        .thenReturn(created);
  }

  /** Ends a key at once; false when there is no such program. */
  public Mono<Boolean> disable(UUID id, UUID administrator) {
    return database
        .sql(
            """
            with known as (
              select id, disabled_at
              from open311_application
              where id = :id
              for update
            ), ended as (
              update open311_application a
              set disabled_at = clock_timestamp()
              from known
              where a.id = known.id
                and known.disabled_at is null
              returning a.id
            ), noted as (
              select append_audit(:by, 'program-key-disabled', id::text, '', '', '',
                'state=enabled', 'state=disabled') as number
              from ended
            )
            select (select count(*) from known) > 0 as there, (select count(number) from noted)
            """)
        .bind("id", id)
        .bind("by", administrator)
        .map(row -> Boolean.TRUE.equals(row.get("there", Boolean.class)))
        .one();
  }

  /** All programs, the newest first. */
  public Flux<Application> list() {
    return database.sql(SELECT + "order by created_at desc, id").map(this::applicationOf).all();
  }

  /** The program with this key; empty when the key is wrong or disabled. */
  public Mono<Application> find(String key) {
    return database
        .sql(SELECT + "where key_hash = :hash and disabled_at is null")
        .bind("hash", Tokens.hash(key))
        .map(this::applicationOf)
        .one();
  }

  private Application applicationOf(Readable row) {
    var jurisdictions = requireNonNull(row.get("jurisdictions", String[].class));
    var disabledAt = row.get("disabled_at", OffsetDateTime.class);
    return new Application(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        cipher.decrypt(requireNonNull(row.get("contact_sealed", String.class))),
        List.of(jurisdictions),
        requireNonNull(row.get("test", Boolean.class)),
        requireNonNull(row.get("per_minute", Integer.class)),
        requireNonNull(row.get("created_at", OffsetDateTime.class)).toInstant(),
        disabledAt == null ? null : disabledAt.toInstant());
  }
}
