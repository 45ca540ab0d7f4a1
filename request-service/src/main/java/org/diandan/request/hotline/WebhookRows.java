package org.diandan.request.hotline;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which webhook is to be sent next, and what became of it. An endpoint is leased to one sender at a
 * time, so that two instances never tell it the same thing at once.
 *
 * <p>Events go in order. One that failed {@link #PATIENCE} times lets the others pass and comes
 * back by itself, so that an event an endpoint cannot swallow does not hold up all others.
 */
@Component
final class WebhookRows {

  /** Failed attempts of one event during which later ones wait for it. */
  private static final int PATIENCE = 3;

  /** Longer than an attempt can take. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final String CLAIM =
      """
      with free as (
        select w.id, head.number
        from webhook_endpoint w
        cross join lateral (
          select d.number
          from webhook_delivery d
          where d.endpoint_id = w.id
            and d.state = 'WAITING'
            and d.due_at <= clock_timestamp()
            and d.number <= coalesce((
              select min(first.number)
              from webhook_delivery first
              where first.endpoint_id = w.id
                and first.state = 'WAITING'
                and first.attempts < :patience), 9223372036854775807)
          order by d.number
          limit 1) head
        where w.disabled_at is null
          and exists (
            select from api_key k where k.id = w.hotline_key and k.disabled_at is null)
          and w.leased_until <= clock_timestamp()
          and w.resting_until <= clock_timestamp()
        order by w.leased_until
        limit :most
        for update of w skip locked
      ), claimed as (
        update webhook_endpoint w
        set leased_until = clock_timestamp() + make_interval(secs => :lease),
          lease = gen_random_uuid()
        from free
        where w.id = free.id
        returning w.id, w.lease, w.hotline_key, w.url, w.secret_sealed, free.number,
          case when w.old_until > clock_timestamp() then w.old_secret_sealed end as old_sealed
      )
      select c.id, c.lease, c.url, c.secret_sealed, c.old_sealed, e.number, e.event_id,
        e.their_number, e.order_number, e.kind, e.state, e.round, e.team_name, e.reason,
        e.expected_at, e.occurred_at
      from claimed c
      join hotline_event e on e.hotline_key = c.hotline_key and e.number = c.number
      """;

  private static final String FAILED =
      """
      with endpoint as (
        update webhook_endpoint
        set failures = failures + 1,
          failing_since = coalesce(failing_since, clock_timestamp()),
          resting_until = clock_timestamp() + make_interval(
            secs => :jitter * least(:longest, :rest * power(2, least(failures, 20)))),
          leased_until = '-infinity',
          lease = null,
          disabled_at = case
            when :gone or failing_since < clock_timestamp() - make_interval(secs => :end)
            then clock_timestamp() else disabled_at end,
          disabled_because = case
            when :gone then 'GONE'
            when failing_since < clock_timestamp() - make_interval(secs => :end)
            then 'FAILING' else disabled_because end
        where id = :id and lease = :lease
        returning disabled_at is not null as disabled
      ), told as (
        update webhook_delivery
        set attempts = attempts + 1,
          state = case when attempts + 1 >= :tries then 'GIVEN_UP' else 'WAITING' end,
          due_at = clock_timestamp() + make_interval(
            secs => :jitter * coalesce((cast(:delays as float8[]))[attempts + 1], 0)),
          tried_at = clock_timestamp(),
          status = :status,
          problem = :problem
        where endpoint_id = :id and number = :number
      )
      select disabled from endpoint
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final HotlineProperties properties;

  WebhookRows(DatabaseClient database, FieldCipher cipher, HotlineProperties properties) {
    this.database = database;
    this.cipher = cipher;
    this.properties = properties;
  }

  /**
   * A webhook this instance is to send now.
   *
   * @param secrets one, or two while a rotation is under way; the new one first
   */
  record Claim(UUID endpoint, UUID lease, String url, List<String> secrets, FeedEvent event) {

    /** Never shows a secret in a log. */
    @Override
    public String toString() {
      return "Claim[%s %d]".formatted(endpoint, event.number());
    }
  }

  /**
   * What came of an attempt.
   *
   * @param status null when there was no answer
   * @param problem why there was none; null when there was
   */
  record Attempt(@Nullable Integer status, @Nullable String problem) {

    boolean isSuccess() {
      return status != null && status >= 200 && status < 300;
    }

    /** The endpoint asks not to be told any more. */
    boolean isGone() {
      return status != null && status == 410;
    }
  }

  /** Takes the next webhook of each of some free endpoints, those that waited longest first. */
  Flux<Claim> claim(int most) {
    return database
        .sql(CLAIM)
        .bind("patience", PATIENCE)
        .bind("most", most)
        .bind("lease", (double) LEASE.toSeconds())
        .map(this::claimOf)
        .all();
  }

  private Claim claimOf(Readable row) {
    var secrets = new ArrayList<String>();
    secrets.add(cipher.decrypt(requireNonNull(row.get("secret_sealed", String.class))));
    var old = row.get("old_sealed", String.class);
    if (old != null) {
      secrets.add(cipher.decrypt(old));
    }
    return new Claim(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("lease", UUID.class)),
        requireNonNull(row.get("url", String.class)),
        List.copyOf(secrets),
        FeedEvent.of(row));
  }

  /**
   * Remembers that it got there. What else waits for a later attempt is due at once when the
   * endpoint had been away altogether.
   */
  Mono<Void> delivered(Claim claim, Attempt attempt) {
    return bound(
            database.sql(
                """
                with before as (
                  select failures from webhook_endpoint where id = :id
                ), freed as (
                  update webhook_endpoint
                  set failures = 0, failing_since = null, resting_until = '-infinity',
                    leased_until = '-infinity', lease = null
                  where id = :id and lease = :lease
                ), awake as (
                  update webhook_delivery
                  set due_at = clock_timestamp()
                  where endpoint_id = :id
                    and state = 'WAITING'
                    and number <> :number
                    and due_at > clock_timestamp()
                    and (select failures from before) >= :patience
                )
                update webhook_delivery
                set state = 'DELIVERED', attempts = attempts + 1, tried_at = clock_timestamp(),
                  status = :status, problem = :problem
                where endpoint_id = :id and number = :number
                """),
            claim,
            attempt)
        .bind("patience", PATIENCE)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /**
   * Remembers that it did not, and when to try again.
   *
   * @param jitter factor for all waiting times, so that endpoints do not come back all at once
   * @return whether the endpoint was disabled for it
   */
  Mono<Boolean> failed(Claim claim, Attempt attempt, double jitter) {
    return bound(database.sql(FAILED), claim, attempt)
        .bind("gone", attempt.isGone())
        .bind("jitter", jitter)
        .bind("rest", seconds(properties.retries().getFirst()))
        .bind("longest", seconds(properties.longestRest()))
        .bind("end", seconds(properties.disableAfter()))
        .bind("tries", properties.retries().size() + 1)
        .bind(
            "delays",
            properties.retries().stream().map(WebhookRows::seconds).toArray(Double[]::new))
        .mapValue(Boolean.class)
        .one()
        .defaultIfEmpty(false);
  }

  private static DatabaseClient.GenericExecuteSpec bound(
      DatabaseClient.GenericExecuteSpec statement, Claim claim, Attempt attempt) {
    var named =
        statement
            .bind("id", claim.endpoint())
            .bind("lease", claim.lease())
            .bind("number", claim.event().number());
    var status = attempt.status();
    var problem = attempt.problem();
    var answered =
        status == null ? named.bindNull("status", Integer.class) : named.bind("status", status);
    return problem == null
        ? answered.bindNull("problem", String.class)
        : answered.bind("problem", problem);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
