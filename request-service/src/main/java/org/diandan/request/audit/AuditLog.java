package org.diandan.request.audit;

import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The append-only, hash-chained log. */
@Component
public final class AuditLog {

  private final DatabaseClient database;

  AuditLog(DatabaseClient database) {
    this.database = database;
  }

  /** Adds an entry; whoever reveals something records it first. */
  public Mono<Void> record(AuditEntry entry) {
    return record(entry.changing("", "", ""));
  }

  /** Adds an entry about a change. */
  public Mono<Void> record(AuditedChange change) {
    var entry = change.entry();
    var statement =
        database
            .sql(
                """
                select append_audit(
                  :actor, :action, :subject, :reason, :source, :area, :before, :after)
                """)
            .bind("action", entry.action())
            .bind("subject", entry.subject())
            .bind("reason", entry.reason())
            .bind("source", entry.source())
            .bind("area", change.area())
            .bind("before", change.before())
            .bind("after", change.after());
    var bound =
        entry.actor() == null
            ? statement.bindNull("actor", UUID.class)
            : statement.bind("actor", entry.actor());
    return bound.fetch().rowsUpdated().then();
  }

  /**
   * Recomputes the chain.
   *
   * @return number of the first entry that was changed, or before which one is missing; empty when
   *     the chain is whole
   */
  public Mono<OptionalLong> findBreak() {
    return database
        .sql("select coalesce(first_broken_audit(), 0) as number")
        .mapValue(Long.class)
        .one()
        .map(number -> number == 0 ? OptionalLong.empty() : OptionalLong.of(number));
  }
}
