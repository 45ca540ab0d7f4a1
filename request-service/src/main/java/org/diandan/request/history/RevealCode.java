package org.diandan.request.history;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.request.proof.CodeOf;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives a code out to whoever delivers it; the caller audits it. */
@Component
public final class RevealCode {

  private final DatabaseClient database;
  private final CodeOf codes;

  RevealCode(DatabaseClient database, CodeOf codes) {
    this.database = database;
    this.codes = codes;
  }

  /** Six digits; empty when the code is of no use any more. */
  public Mono<String> of(UUID code) {
    return database
        .sql(
            """
            select id
            from history_code
            where id = :id and used_at is null and ends_at > clock_timestamp()
            """)
        .bind("id", code)
        .map(row -> codes.id(requireNonNull(row.get("id", UUID.class))))
        .one();
  }
}
