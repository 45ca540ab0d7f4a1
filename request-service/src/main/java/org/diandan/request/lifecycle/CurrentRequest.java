package org.diandan.request.lifecycle;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;

/**
 * A request as a decision needs it.
 *
 * @param version guards the decision against everything that happens meanwhile
 * @param now by the clock of the database
 */
public record CurrentRequest(
    UUID id,
    RequestState state,
    int round,
    long version,
    AreaCode area,
    ServiceItemCode item,
    Instant now) {

  /** Columns of a query that {@link #of} can read. */
  public static CurrentRequest of(Readable row) {
    return new CurrentRequest(
        requireNonNull(row.get("id", UUID.class)),
        RequestState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("round", Integer.class)),
        requireNonNull(row.get("version", Long.class)),
        new AreaCode(requireNonNull(row.get("area_code", String.class))),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("now", OffsetDateTime.class)).toInstant());
  }
}
