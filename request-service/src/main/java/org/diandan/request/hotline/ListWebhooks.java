package org.diandan.request.hotline;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows endpoints and what became of their webhooks. */
@Component
public final class ListWebhooks {

  private final DatabaseClient database;

  ListWebhooks(DatabaseClient database) {
    this.database = database;
  }

  /**
   * An endpoint as it is listed.
   *
   * @param waiting events it has yet to be told
   * @param failures attempts in a row that failed, counting to the last one
   * @param disabledBecause BY_HAND, FAILING or GONE; null while it is in use
   */
  public record Listed(
      UUID id,
      UUID hotline,
      String url,
      Instant createdAt,
      long waiting,
      int failures,
      @Nullable Instant failingSince,
      @Nullable Instant disabledAt,
      @Nullable String disabledBecause) {

    static Listed of(Readable row) {
      return new Listed(
          requireNonNull(row.get("id", UUID.class)),
          requireNonNull(row.get("hotline_key", UUID.class)),
          requireNonNull(row.get("url", String.class)),
          requireNonNull(moment(row, "created_at")),
          requireNonNull(row.get("waiting", Long.class)),
          requireNonNull(row.get("failures", Integer.class)),
          moment(row, "failing_since"),
          moment(row, "disabled_at"),
          row.get("disabled_because", String.class));
    }
  }

  /**
   * One event on its way to an endpoint.
   *
   * @param orderState where the order stood then
   * @param state WAITING, DELIVERED or GIVEN_UP
   * @param status what the endpoint answered; null when it did not, or was not asked yet
   * @param problem why there was no answer
   */
  public record Delivery(
      long number,
      String hotlineNumber,
      String kind,
      String orderState,
      String state,
      int attempts,
      @Nullable Instant triedAt,
      @Nullable Integer status,
      @Nullable String problem) {

    static Delivery of(Readable row) {
      return new Delivery(
          requireNonNull(row.get("number", Long.class)),
          requireNonNull(row.get("their_number", String.class)),
          requireNonNull(row.get("kind", String.class)),
          requireNonNull(row.get("order_state", String.class)),
          requireNonNull(row.get("state", String.class)),
          requireNonNull(row.get("attempts", Integer.class)),
          moment(row, "tried_at"),
          row.get("status", Integer.class),
          row.get("problem", String.class));
    }
  }

  /** Endpoints of a key, oldest first. */
  public Mono<List<Listed>> of(UUID hotline) {
    return database
        .sql(
            """
            select w.id, w.hotline_key, w.url, w.created_at, w.failures, w.failing_since,
              w.disabled_at, w.disabled_because,
              (select count(*) from webhook_delivery d
               where d.endpoint_id = w.id and d.state = 'WAITING') as waiting
            from webhook_endpoint w
            where w.hotline_key = :hotline
            order by w.created_at
            """)
        .bind("hotline", hotline)
        .map(Listed::of)
        .all()
        .collectList();
  }

  /** The last deliveries of an endpoint, newest event first. */
  public Mono<List<Delivery>> recent(UUID id, int most) {
    return database
        .sql(
            """
            select d.number, e.their_number, e.kind, e.state as order_state, d.state, d.attempts, d.tried_at, d.status,
              d.problem
            from webhook_delivery d
            join webhook_endpoint w on w.id = d.endpoint_id
            join hotline_event e on e.hotline_key = w.hotline_key and e.number = d.number
            where d.endpoint_id = :id
            order by d.number desc
            limit :most
            """)
        .bind("id", id)
        .bind("most", most)
        .map(Delivery::of)
        .all()
        .collectList();
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
