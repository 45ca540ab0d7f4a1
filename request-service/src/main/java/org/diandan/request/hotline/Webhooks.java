package org.diandan.request.hotline;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The endpoints at which hotlines want to be told. Every change is one statement with its entry of
 * the audit log, in the area of the key.
 */
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

  /**
   * Who wants it.
   *
   * @param actor an administrator, or the key whose endpoint it is
   * @param source address the call came from
   */
  public record Asker(UUID actor, String source) {}

  /** Adds an endpoint; it is told of everything that happens from now on. */
  public Mono<Registration> register(UUID hotline, String url, Asker asker) {
    var refusal = targets.refusal(url);
    if (refusal.isPresent()) {
      return Mono.just(new Registration.Forbidden(refusal.get()));
    }
    var registered =
        new Registration.Registered(UUID.randomUUID(), WebhookSignature.randomSecret());
    return database
        .sql(
            """
            with registered as (
              insert into webhook_endpoint (id, hotline_key, url, secret_sealed)
              select :id, :hotline, :url, :secret
              where (select count(*) from webhook_endpoint where hotline_key = :hotline) < :most
              returning id, hotline_key, url
            )
            select append_audit(:actor, 'webhook-registered', r.id::text, '', :source, k.area, '',
              'to=' || split_part(r.url, '?', 1))
            from registered r
            join api_key k on k.id = r.hotline_key
            """)
        .bind("id", registered.id())
        .bind("hotline", hotline)
        .bind("url", url)
        .bind("secret", cipher.encrypt(registered.secret()))
        .bind("most", MOST)
        .bind("actor", asker.actor())
        .bind("source", asker.source())
        .mapValue(Long.class)
        .one()
        .<Registration>map(_ -> registered)
        .defaultIfEmpty(new Registration.TooMany(MOST));
  }

  /**
   * Whose endpoint.
   *
   * @param hotline the key it must belong to
   */
  public record Which(UUID id, UUID hotline) {}

  /**
   * Gives an endpoint a new secret; the old one signs beside it for 24 hours.
   *
   * @return the secret; empty when there is no such endpoint
   */
  public Mono<String> rotate(Which which, Asker asker) {
    var secret = WebhookSignature.randomSecret();
    var deed =
        new Deed(
            "webhook-rotated",
            """
            update webhook_endpoint w
            set old_secret_sealed = w.secret_sealed,
              old_until = clock_timestamp() + make_interval(secs => :overlap),
              secret_sealed = :secret
            from known
            where w.id = known.id
            returning w.id
            """,
            "'secret=earlier'",
            "'secret=new'");
    return bound(deed, which, asker)
        .bind("secret", cipher.encrypt(secret))
        .bind("overlap", (double) OVERLAP.toSeconds())
        .map(Found::of)
        .one()
        .filter(Found::isChanged)
        .map(_ -> secret);
  }

  /** Ends an endpoint with everything it has yet to be told; false when there is none. */
  public Mono<Boolean> remove(Which which, Asker asker) {
    var deed =
        new Deed(
            "webhook-removed",
            "delete from webhook_endpoint w using known where w.id = known.id returning w.id",
            "'to=' || split_part(known.url, '?', 1)",
            "''");
    return bound(deed, which, asker).map(Found::of).one().map(Found::isThere);
  }

  /** Stops telling an endpoint; false when there is none. */
  public Mono<Boolean> disable(Which which, Asker asker) {
    var deed =
        new Deed(
            "webhook-disabled",
            """
            update webhook_endpoint w
            set disabled_at = clock_timestamp(), disabled_because = 'BY_HAND'
            from known
            where w.id = known.id
              and w.disabled_at is null
            returning w.id
            """,
            "'state=enabled'",
            "'state=disabled'");
    return bound(deed, which, asker).map(Found::of).one().map(Found::isThere);
  }

  /** Goes on telling it, at once, from where it stopped; false when there is none. */
  public Mono<Boolean> enable(Which which, Asker asker) {
    var deed =
        new Deed(
            "webhook-enabled",
            """
            update webhook_endpoint w
            set disabled_at = null,
              disabled_because = null,
              failures = 0,
              failing_since = null,
              resting_until = '-infinity'
            from known
            where w.id = known.id
            returning w.id
            ), due as (
            update webhook_delivery d
            set due_at = clock_timestamp()
            from known
            where d.endpoint_id = known.id
              and d.state = 'WAITING'
            """,
            "coalesce('state=disabled ' || known.disabled_because, 'state=enabled')",
            "'state=enabled'");
    return bound(deed, which, asker).map(Found::of).one().map(Found::isThere);
  }

  /** Sends an event again, signed anew, even if it got there before; false when there is none. */
  public Mono<Boolean> redeliver(Which which, long number, Asker asker) {
    var deed =
        new Deed(
            "webhook-resent",
            """
            insert into webhook_delivery as d (endpoint_id, number)
            select known.id, e.number
            from known
            join hotline_event e on e.hotline_key = known.hotline_key and e.number = :number
            on conflict on constraint webhook_delivery_pk do update
              set state = 'WAITING', attempts = 0, due_at = clock_timestamp()
            returning d.endpoint_id as id
            """,
            "''",
            "'event=' || :told");
    return bound(deed, which, asker)
        .bind("number", number)
        .bind("told", String.valueOf(number))
        .map(Found::of)
        .one()
        .map(Found::isChanged);
  }

  /**
   * Something done with an endpoint, in SQL.
   *
   * @param action slug of the audit log
   * @param change works on the row {@code known}, and tells the id of what it changed
   * @param before what was there, and {@code after}: expressions over {@code known}
   */
  private record Deed(String action, String change, String before, String after) {

    String statement() {
      return """
          with known as (
            select w.id, w.hotline_key, w.url, w.disabled_because, k.area
            from webhook_endpoint w
            join api_key k on k.id = w.hotline_key
            where w.id = :id
              and w.hotline_key = :hotline
            for update of w
          ), changed as (
          %s
          ), noted as (
            select append_audit(
              :actor, :action, known.id::text, '', :source, known.area, %s, %s) as number
            from known
            join changed on changed.id = known.id
          )
          select (select count(*) from known) as there, (select count(number) from noted) as changed
          """
          .formatted(change, before, after);
    }
  }

  /** Whether there was such an endpoint, and whether anything about it changed. */
  private record Found(boolean isThere, boolean isChanged) {

    static Found of(Readable row) {
      return new Found(
          requireNonNull(row.get("there", Long.class)) > 0,
          requireNonNull(row.get("changed", Long.class)) > 0);
    }
  }

  private DatabaseClient.GenericExecuteSpec bound(Deed deed, Which which, Asker asker) {
    return database
        .sql(deed.statement())
        .bind("id", which.id())
        .bind("hotline", which.hotline())
        .bind("action", deed.action())
        .bind("actor", asker.actor())
        .bind("source", asker.source());
  }
}
