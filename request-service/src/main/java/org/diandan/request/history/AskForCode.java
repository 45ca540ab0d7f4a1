package org.diandan.request.history;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes a one-time code for a phone. A phone that never ordered gets one as well, which is sent to
 * nobody, so that nothing tells the two apart.
 */
@Component
public final class AskForCode {

  private final DatabaseClient database;
  private final Ledger ledger;
  private final KeyedHash hash;
  private final HistoryProperties properties;

  AskForCode(DatabaseClient database, Ledger ledger, KeyedHash hash, HistoryProperties properties) {
    this.database = database;
    this.ledger = ledger;
    this.hash = hash;
    this.properties = properties;
  }

  /** The newest request of a phone; without one only the moment is known. */
  private record Newest(@Nullable UUID request, @Nullable AreaCode area, Instant now) {

    static Newest of(Readable row) {
      var area = row.get("area_code", String.class);
      return new Newest(
          row.get("id", UUID.class),
          area == null ? null : new AreaCode(area),
          requireNonNull(row.get("now", OffsetDateTime.class)).toInstant());
    }
  }

  /** The id of the new code, by which it is typed in. */
  public Mono<UUID> by(PhoneNumber phone) {
    var code = UUID.randomUUID();
    var phoneHash = hash.of(phone.digits());
    return newest(phoneHash)
        .flatMap(newest -> ledger.write(change(code, phoneHash, newest)))
        .thenReturn(code);
  }

  private Mono<Newest> newest(String phoneHash) {
    return database
        .sql(
            """
            select r.id, r.area_code, clock_timestamp() as now
            from (select 1) as always
            left join lateral (
              select id, area_code
              from request
              where phone_hash = :phone and resident_id is not null
              order by submitted_at desc
              limit 1
            ) r on true
            """)
        .bind("phone", phoneHash)
        .map(Newest::of)
        .one();
  }

  private Change change(UUID code, String phoneHash, Newest newest) {
    var endsAt = newest.now().plus(properties.codeValid());
    return Change.of(
            """
            changed as (
              insert into history_code (id, phone_hash, ends_at)
              values (:id, :phone, :endsAt)
              returning id
            )
            """)
        .bind("id", code)
        .bind("phone", phoneHash)
        .bind("endsAt", endsAt.atOffset(ZoneOffset.UTC))
        .publishing(told(code, newest, endsAt));
  }

  private static List<HistoryCodeAsked> told(UUID code, Newest newest, Instant endsAt) {
    var request = newest.request();
    var area = newest.area();
    return request == null || area == null
        ? List.of()
        : List.of(new HistoryCodeAsked(code, request, newest.now(), area, endsAt));
  }
}
