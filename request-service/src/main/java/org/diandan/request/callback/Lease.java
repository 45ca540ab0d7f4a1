package org.diandan.request.callback;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A call-back an agent holds.
 *
 * @param area code of where the request is
 * @param round of the request that is asked about
 * @param unresolved whether the resident said so, rather than nothing
 * @param tries how often nobody was reached so far
 * @param until when others may take it, by the clock of the database
 */
public record Lease(
    UUID request, String area, int round, boolean unresolved, int tries, Instant until) {

  static final String COLUMNS =
      """
      c.request_id, c.round, c.cause, c.tries, c.leased_until,
      (select r.area_code from request r where r.id = c.request_id) as area_code\
      """;

  static Lease of(Readable row) {
    return new Lease(
        requireNonNull(row.get("request_id", UUID.class)),
        requireNonNull(row.get("area_code", String.class)),
        requireNonNull(row.get("round", Integer.class)),
        "UNRESOLVED".equals(row.get("cause", String.class)),
        requireNonNull(row.get("tries", Integer.class)),
        requireNonNull(row.get("leased_until", OffsetDateTime.class)).toInstant());
  }
}
