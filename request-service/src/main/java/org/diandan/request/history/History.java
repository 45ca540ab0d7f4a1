package org.diandan.request.history;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.intake.LinkToken;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The requests of one phone, for whoever proved that it is theirs. */
@Component
public final class History {

  private static final int MOST_ROWS = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DatabaseClient database;
  private final HistoryProperties properties;

  History(DatabaseClient database, HistoryProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /**
   * One row.
   *
   * @param areaPath names from the county down
   * @param teamName who promised to come; null while nobody has
   */
  public record Line(
      UUID id,
      String orderNumber,
      ServiceItemCode item,
      RequestState state,
      boolean planned,
      String areaPath,
      @Nullable String teamName,
      Instant submittedAt) {}

  /** The newest requests of a phone, at most 100; none when their time of keeping is over. */
  public Flux<Line> of(String phoneHash) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.state, r.team_name, r.submitted_at,
              request_is_planned(r) as planned,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request r
            where r.phone_hash = :phone
            order by r.submitted_at desc
            limit :most
            """)
        .bind("phone", phoneHash)
        .bind("most", MOST_ROWS)
        .map(History::lineOf)
        .all();
  }

  /** A further private link of a request of that phone; empty when it is not one of them. */
  public Mono<LinkToken> open(String phoneHash, UUID request) {
    var token = LinkToken.random(RANDOM);
    return database
        .sql(
            """
            insert into request_link (link_hash, request_id, ends_at)
            select :hash, id, clock_timestamp() + make_interval(secs => :seconds)
            from request
            where id = :id and phone_hash = :phone
            """)
        .bind("hash", token.hash())
        .bind("seconds", (double) properties.link().toSeconds())
        .bind("id", request)
        .bind("phone", phoneHash)
        .fetch()
        .rowsUpdated()
        .filter(made -> made > 0)
        .map(made -> token);
  }

  private static Line lineOf(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("planned", Boolean.class)),
        requireNonNull(row.get("path", String.class)),
        row.get("team_name", String.class),
        requireNonNull(row.get("submitted_at", OffsetDateTime.class)).toInstant());
  }
}
