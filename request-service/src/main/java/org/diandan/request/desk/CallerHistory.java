package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What a caller ordered before, found by the hash of the phone. */
@Component
public final class CallerHistory {

  private static final int MOST_ROWS = 20;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final KeyedHash hash;

  CallerHistory(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
    this.database = database;
    this.cipher = cipher;
    this.hash = hash;
  }

  /**
   * One request of the caller.
   *
   * @param areaCode county, town or village
   * @param address as it was written; empty when there is none
   */
  public record Line(
      UUID id,
      String orderNumber,
      ServiceItemCode item,
      RequestState state,
      Instant submittedAt,
      String areaCode,
      String areaPath,
      String name,
      String address) {

    public boolean isOpen() {
      return !state.isClosed();
    }

    @Override
    public String toString() {
      return "Line[%s]".formatted(orderNumber);
    }
  }

  /** The caller's requests inside the areas: open ones first, then the newest; at most 20. */
  public Flux<Line> of(PhoneNumber phone, OperatorAreas areas) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.state, r.submitted_at, r.area_code,
              r.name_sealed, r.address_sealed,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request r
            where r.phone_hash = :phone
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            order by r.closed_at is null desc, r.submitted_at desc
            limit :most
            """)
        .bind("phone", hash.of(phone.digits()))
        .bind("areas", areas.array())
        .bind("most", MOST_ROWS)
        .map(this::lineOf)
        .all();
  }

  private Line lineOf(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("submitted_at", OffsetDateTime.class)).toInstant(),
        requireNonNull(row.get("area_code", String.class)),
        requireNonNull(row.get("path", String.class)),
        opened(row.get("name_sealed", String.class)),
        opened(row.get("address_sealed", String.class)));
  }

  private String opened(@Nullable String sealed) {
    return sealed == null ? "" : cipher.decrypt(sealed);
  }
}
