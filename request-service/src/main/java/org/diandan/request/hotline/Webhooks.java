package org.diandan.request.hotline;

import java.time.Duration;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The endpoints at which hotlines want to be told. */
@Component
public final class Webhooks {

  /** How long an earlier secret signs beside its successor. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  /** Endpoints one key may have. */
  private static final int MOST = 5;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final WebhookTargets targets;

  Webhooks(DatabaseClient database, FieldCipher cipher, WebhookTargets targets) {
    this.database = database;
    this.cipher = cipher;
    this.targets = targets;
  }

  /** What became of the wish for an endpoint. */
  public sealed interface Registration {

    /**
     * It is told from now on.
     *
     * @param secret the only copy
     */
    record Registered(UUID id, String secret) implements Registration {

      /** Never shows the secret in a log. */
      @Override
      public String toString() {
        return "Registered[" + id + "]";
      }
    }

    /** Nothing may be sent there. */
    record Forbidden(String messageKey) implements Registration {}

    /** The key has enough of them. */
    record TooMany(int most) implements Registration {}
  }

  /** Adds an endpoint; it is told of everything that happens from now on. */
  public Mono<Registration> register(UUID hotline, String url) {
    var refusal = targets.refusal(url);
    if (refusal.isPresent()) {
      return Mono.just(new Registration.Forbidden(refusal.get()));
    }
    var registered =
        new Registration.Registered(UUID.randomUUID(), WebhookSignature.randomSecret());
    return database
        .sql(
            """
            insert into webhook_endpoint (id, hotline_key, url, secret_sealed)
            select :id, :hotline, :url, :secret
            where (select count(*) from webhook_endpoint where hotline_key = :hotline) < :most
            """)
        .bind("id", registered.id())
        .bind("hotline", hotline)
        .bind("url", url)
        .bind("secret", cipher.encrypt(registered.secret()))
        .bind("most", MOST)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1 ? registered : new Registration.TooMany(MOST));
  }

  /**
   * Whose endpoint.
   *
   * @param hotline the key it must belong to; null for whoever may change all of them
   */
  public record Which(UUID id, @Nullable UUID hotline) {}

  /**
   * Gives an endpoint a new secret; the old one signs beside it for 24 hours.
   *
   * @return the secret; empty when there is no such endpoint
   */
  public Mono<String> rotate(Which which) {
    var secret = WebhookSignature.randomSecret();
    return changed(
            """
            update webhook_endpoint
            set old_secret_sealed = secret_sealed,
              old_until = clock_timestamp() + make_interval(secs => :overlap),
              secret_sealed = :secret
            where id = :id
              and (cast(:hotline as uuid) is null or hotline_key = :hotline)
            """,
            which,
            statement ->
                statement
                    .bind("secret", cipher.encrypt(secret))
                    .bind("overlap", (double) OVERLAP.toSeconds()))
        .filter(found -> found)
        .map(found -> secret);
  }

  /** Ends an endpoint with everything it has yet to be told; false when there is none. */
  public Mono<Boolean> remove(Which which) {
    return changed(
        """
        delete from webhook_endpoint
        where id = :id
          and (cast(:hotline as uuid) is null or hotline_key = :hotline)
        """,
        which,
        statement -> statement);
  }

  /** Stops telling an endpoint; false when there is none. */
  public Mono<Boolean> disable(Which which) {
    return changed(
        """
        update webhook_endpoint
        set disabled_at = coalesce(disabled_at, clock_timestamp()),
          disabled_because = coalesce(disabled_because, 'BY_HAND')
        where id = :id
          and (cast(:hotline as uuid) is null or hotline_key = :hotline)
        """,
        which,
        statement -> statement);
  }

  /** Goes on telling it, at once, from where it stopped; false when there is none. */
  public Mono<Boolean> enable(Which which) {
    return changed(
        """
        with due as (
          update webhook_delivery d
          set due_at = clock_timestamp()
          from webhook_endpoint w
          where d.endpoint_id = w.id
            and d.state = 'WAITING'
            and w.id = :id
            and (cast(:hotline as uuid) is null or w.hotline_key = :hotline)
        )
        update webhook_endpoint
        set disabled_at = null,
          disabled_because = null,
          failures = 0,
          failing_since = null,
          resting_until = '-infinity'
        where id = :id
          and (cast(:hotline as uuid) is null or hotline_key = :hotline)
        """,
        which,
        statement -> statement);
  }

  /** Sends an event again, signed anew, even if it got there before; false when there is none. */
  public Mono<Boolean> redeliver(Which which, long number) {
    return changed(
        """
        insert into webhook_delivery as d (endpoint_id, number)
        select w.id, e.number
        from webhook_endpoint w
        join hotline_event e on e.hotline_key = w.hotline_key and e.number = :number
        where w.id = :id
          and (cast(:hotline as uuid) is null or w.hotline_key = :hotline)
        on conflict on constraint webhook_delivery_pk do update
          set state = 'WAITING', attempts = 0, due_at = clock_timestamp()
        """,
        which,
        statement -> statement.bind("number", number));
  }

  private Mono<Boolean> changed(
      String sql,
      Which which,
      java.util.function.UnaryOperator<DatabaseClient.GenericExecuteSpec> more) {
    var statement = more.apply(database.sql(sql)).bind("id", which.id());
    var bound =
        which.hotline() == null
            ? statement.bindNull("hotline", UUID.class)
            : statement.bind("hotline", which.hotline());
    return bound.fetch().rowsUpdated().map(rows -> rows > 0);
  }
}
