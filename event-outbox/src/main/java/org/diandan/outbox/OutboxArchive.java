package org.diandan.outbox;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The events already sent, for a broker that lost them. */
public final class OutboxArchive {

  private static final String RESEND =
      "update event_outbox set sent_at = null where sent_at >= :since";

  private final DatabaseClient database;

  OutboxArchive(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Sends everything again that was sent at {@code since} or later, in the old order; consumers
   * that know it ignore it.
   *
   * @return how many events will be sent; those older than the archive keeps are not among them
   */
  public Mono<Long> resendSince(Instant since) {
    return Ledger.shielded(database.sql(RESEND).bind("since", since).fetch().rowsUpdated());
  }
}
