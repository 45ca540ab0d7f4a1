package org.diandan.request.open311;

import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of a token. */
@Component
public final class FindToken {

  private final DatabaseClient database;

  FindToken(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A known token.
   *
   * @param request empty while its request is not there yet
   */
  public record Token(UUID token, Optional<UUID> request) {}

  /** The token; empty when nobody ever got it. */
  public Mono<Token> find(UUID token, Jurisdiction jurisdiction, boolean test) {
    return database
        .sql(
            """
            select case when test then id else request_id end as request
            from open311_request
            where id = :token and kind = 'BATCH' and test = :test
              and area_code like :inside || '%'
            """)
        .bind("token", token)
        .bind("test", test)
        .bind("inside", jurisdiction.area().value())
        .map(row -> new Token(token, Optional.ofNullable(row.get("request", UUID.class))))
        .one();
  }
}
