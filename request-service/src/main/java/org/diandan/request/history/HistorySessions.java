package org.diandan.request.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;
import org.diandan.request.privacy.Tokens;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may see which phone's list, for a short while. Tokens are stored hashed. */
@Component
public final class HistorySessions {

  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final HistoryProperties properties;

  HistorySessions(DatabaseClient database, HistoryProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /**
   * A session that was just opened.
   *
   * @param token the only copy of its secret
   */
  public record Session(String token, Duration lifetime) {

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
      return "Session[…]";
    }
  }

  /** Uses a code up; empty when somebody else used it first. */
  Mono<Session> open(UUID code) {
    var session = new Session(Tokens.random(), properties.session());
    return database
        .sql(
            """
            with used as (
              update history_code
              set used_at = clock_timestamp()
              where id = :code and used_at is null
              returning phone_hash
            )
            insert into history_session (token_hash, phone_hash, ends_at)
            select :hash, phone_hash, clock_timestamp() + make_interval(secs => :seconds) from used
            """)
        .bind("code", code)
        .bind("hash", Tokens.hash(session.token()))
        .bind("seconds", (double) properties.session().toSeconds())
        .fetch()
        .rowsUpdated()
        .filter(opened -> opened > 0)
        .map(opened -> session);
  }

  /** The hash of the phone whose list is open; empty when the token opens none. */
  public Mono<String> findPhone(String token) {
    return token.isEmpty()
        ? Mono.empty()
        : database
            .sql(
                """
                select phone_hash
                from history_session
                where token_hash = :hash and ends_at > clock_timestamp()
                """)
            .bind("hash", Tokens.hash(token))
            .map(row -> requireNonNull(row.get("phone_hash", String.class)))
            .one();
  }

  /** Closes the list; nothing happens when it is closed already. */
  public Mono<Void> end(String token) {
    return database
        .sql("delete from history_session where token_hash = :hash")
        .bind("hash", Tokens.hash(token))
        .fetch()
        .rowsUpdated()
        .then();
  }

  /** What has ended needs no row. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void sweep() {
    database
        .sql(
            """
            with codes as (
              delete from history_code where ends_at < clock_timestamp() - interval '1 hour'
            ), sessions as (
              delete from history_session where ends_at < clock_timestamp()
            )
            delete from request_link where ends_at < clock_timestamp()
            """)
        .fetch()
        .rowsUpdated()
        .block(SWEEP_LIMIT);
  }
}
