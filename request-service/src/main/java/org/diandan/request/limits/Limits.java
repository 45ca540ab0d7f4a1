package org.diandan.request.limits;

import java.time.Duration;
import org.diandan.request.limits.LimitProperties.Limit;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts in the database; the period of a subject begins with its first take. */
@Component
public final class Limits {

  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final KeyedHash hash;
  private final LimitProperties properties;

  Limits(DatabaseClient database, KeyedHash hash, LimitProperties properties) {
    this.database = database;
    this.hash = hash;
    this.properties = properties;
  }

  /**
   * Counts one, also when many ask at the same moment.
   *
   * @param subject a phone, an address, an account; only its hash is stored
   * @return an error with status 429 and {@code retryAfter} when the limit is reached
   */
  public Mono<Void> take(LimitKind kind, String subject) {
    return take(kind, subject, properties.of(kind), 1);
  }

  /**
   * Several takes at once of a subject with a number of its own.
   *
   * @param perMinute how often the subject may in a minute
   * @param times how many of them are taken, at most {@code perMinute}
   */
  public record Share(int perMinute, int times) {}

  /** As {@link #take(LimitKind, String)}, several at once; all of them or none is let through. */
  public Mono<Void> take(LimitKind kind, String subject, Share share) {
    return take(kind, subject, new Limit(share.perMinute(), Duration.ofMinutes(1)), share.times());
  }

  /** Takes a count back, for limits that only failures use up. */
  public Mono<Void> giveBack(LimitKind kind, String subject) {
    return database
        .sql(
            """
            update limit_window
            set taken = greatest(taken - 1, 0)
            where kind = :kind
              and subject_hash = :subject
            """)
        .bind("kind", kind.name())
        .bind("subject", hash.of(subject))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private Mono<Void> take(LimitKind kind, String subject, Limit limit, int times) {
    return database
        .sql(
            """
            insert into limit_window as w (kind, subject_hash, started_at, taken, ends_at)
            values (:kind, :subject, clock_timestamp(), :times,
              clock_timestamp() + make_interval(secs => :seconds))
            on conflict on constraint limit_window_pk do update set
              started_at = case when w.ends_at <= clock_timestamp()
                then excluded.started_at else w.started_at end,
              ends_at = case when w.ends_at <= clock_timestamp()
                then excluded.ends_at else w.ends_at end,
              taken = case when w.ends_at <= clock_timestamp()
                then :times else least(w.taken, :most) + :times end
            returning case when taken <= :most then 0
              else greatest(1, ceil(extract(epoch from ends_at - clock_timestamp())))::int end
            """)
        .bind("kind", kind.name())
        .bind("subject", hash.of(subject))
        .bind("seconds", limit.per().toMillis() / 1000.0)
        .bind("most", limit.most())
        .bind("times", times)
        .mapValue(Integer.class)
        .one()
        .flatMap(wait -> wait == 0 ? Mono.empty() : Mono.error(refusal(kind, wait)));
  }

  /** Old windows are of no use. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void sweep() {
    database
        .sql("delete from limit_window where ends_at < clock_timestamp() - interval '1 hour'")
        .fetch()
        .rowsUpdated()
        .block(SWEEP_LIMIT);
  }

  private static Refusal refusal(LimitKind kind, int waitSeconds) {
    return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "kit.error.429")
        .with("limit", kind.name())
        .with("retryAfter", waitSeconds);
  }
}
