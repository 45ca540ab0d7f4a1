package org.diandan.request.visit;

import java.util.UUID;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says whether typed digits are the resident's. Every guess is counted before it is looked at. */
@Component
public final class CheckVisitCode {

  private final DatabaseClient database;
  private final VisitCode codes;
  private final Limits limits;

  CheckVisitCode(DatabaseClient database, VisitCode codes, Limits limits) {
    this.database = database;
    this.codes = codes;
    this.limits = limits;
  }

  /**
   * Decides about one guess; right ones use nothing up.
   *
   * @return empty when there is no such request; an error with status 429 after too many guesses
   */
  public Mono<Boolean> check(UUID request, int round, String typed) {
    var subject = request + " " + round;
    return exists(request)
        .flatMap(
            known ->
                limits
                    .take(LimitKind.VISIT_CODE_PER_REQUEST, subject)
                    .then(Mono.fromSupplier(() -> codes.matches(request, round, typed))))
        .flatMap(
            right ->
                right
                    ? limits.giveBack(LimitKind.VISIT_CODE_PER_REQUEST, subject).thenReturn(true)
                    : Mono.just(false));
  }

  private Mono<UUID> exists(UUID request) {
    return database
        .sql("select id from request where id = :id")
        .bind("id", request)
        .mapValue(UUID.class)
        .one();
  }
}
