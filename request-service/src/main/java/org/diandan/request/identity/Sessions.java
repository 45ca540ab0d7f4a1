package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.Tokens;
import org.diandan.web.Authority;
import org.diandan.web.SessionLookup;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is signed in. Staff must come back within 30 minutes and sign in again after 12 hours;
 * leaders and volunteers stay for 30 days. Whoever signed in with a one-time password holds no role
 * until it is changed.
 *
 * @see <a href="../../../../../../../docs/decisions/0003-sessions-and-csrf.md">decision 0003</a>
 */
@Component
public final class Sessions implements SessionLookup {

  private static final Duration STAFF_IDLE = Duration.ofMinutes(30);
  private static final Duration STAFF = Duration.ofHours(12);
  private static final Duration OTHERS = Duration.ofDays(30);
  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);
  private static final Set<String> STAFF_ROLES = Set.of("OPERATOR", "OFFICIAL", "ADMINISTRATOR");

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final ApiKeys keys;
  private final SignedCalls signedCalls;

  Sessions(DatabaseClient database, FieldCipher cipher, ApiKeys keys, SignedCalls signedCalls) {
    this.database = database;
    this.cipher = cipher;
    this.keys = keys;
    this.signedCalls = signedCalls;
  }

  /**
   * A new session.
   *
   * @param token the only copy of its secret
   * @param lifetime how long it can last at most
   */
  public record Opened(String token, UUID personId, Duration lifetime) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Opened[" + personId + "]";
    }
  }

  /** Opens a session with a token that was never used before. */
  Mono<Opened> open(UUID personId, Set<String> roles) {
    var staff = roles.stream().anyMatch(STAFF_ROLES::contains);
    var opened = new Opened(Tokens.random(), personId, staff ? STAFF : OTHERS);
    var insert =
        database
            .sql(
                """
                insert into session (id, token_hash, person_id, ends_at, idle_seconds)
                values (:id, :hash, :person, clock_timestamp() + make_interval(secs => :seconds),
                  :idle)
                """)
            .bind("id", UUID.randomUUID())
            .bind("hash", Tokens.hash(opened.token()))
            .bind("person", personId)
            .bind("seconds", (double) opened.lifetime().toSeconds());
    var whole =
        staff
            ? insert.bind("idle", (int) STAFF_IDLE.toSeconds())
            : insert.bindNull("idle", Integer.class);
    return whole.fetch().rowsUpdated().thenReturn(opened);
  }

  @Override
  public Mono<SignedIn> find(String token) {
    return ApiKeys.isKey(token) ? keys.find(token) : findSession(token);
  }

  @Override
  public Mono<SignedIn> findSigner(ServerHttpRequest request) {
    return signedCalls.find(request);
  }

  /** Ends the session of a token; nothing happens when it has none. */
  public Mono<Void> end(String token) {
    return database
        .sql("delete from session where token_hash = :hash")
        .bind("hash", Tokens.hash(token))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private Mono<SignedIn> findSession(String token) {
    return database
        .sql(
            """
            with touched as (
              update session
              set used_at = clock_timestamp()
              where token_hash = :hash
                and used_at < clock_timestamp() - interval '1 minute'
                and ends_at > clock_timestamp()
                and (idle_seconds is null
                  or used_at > clock_timestamp() - make_interval(secs => idle_seconds))
            )
            select s.id, s.person_id, p.name_sealed,
              array(select role from authority
                where person_id = p.id and a.one_time_until is null
                order by role, area) as roles,
              array(select area from authority
                where person_id = p.id and a.one_time_until is null
                order by role, area) as areas
            from session s
            join account a on a.person_id = s.person_id and a.disabled_at is null
            join person p on p.id = s.person_id
            where s.token_hash = :hash
              and s.ends_at > clock_timestamp()
              and (s.idle_seconds is null
                or s.used_at > clock_timestamp() - make_interval(secs => s.idle_seconds))
            """)
        .bind("hash", Tokens.hash(token))
        .map(this::signedIn)
        .one();
  }

  private SignedIn signedIn(Readable row) {
    var roles = texts(row.get("roles", String[].class));
    var areas = texts(row.get("areas", String[].class));
    return new SignedIn(
        requireNonNull(row.get("person_id", UUID.class)),
        cipher.decrypt(requireNonNull(row.get("name_sealed", String.class))),
        IntStream.range(0, roles.length).mapToObj(i -> new Authority(roles[i], areas[i])).toList(),
        requireNonNull(row.get("id", UUID.class)).toString());
  }

  private static String[] texts(String @Nullable [] column) {
    return column == null ? new String[0] : column;
  }

  /** Ended sessions need no row. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void sweep() {
    database
        .sql(
            """
            delete from session
            where ends_at < clock_timestamp()
               or used_at < clock_timestamp() - make_interval(secs => idle_seconds)
            """)
        .fetch()
        .rowsUpdated()
        .block(SWEEP_LIMIT);
  }
}
