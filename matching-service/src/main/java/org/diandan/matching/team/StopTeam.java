package org.diandan.matching.team;

import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.TakeBackOffers;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says whether a team takes new offers. Frozen and draining ones get none and what they were asked
 * is taken back; whatever they accepted stays with them.
 */
@Component
public class StopTeam {

  private static final String WRITE =
      """
      changed as (
        update matching.team
        set availability = :availability, availability_reason = :reason,
          availability_since = now(), availability_by = :person, changed_at = now()
        where id = :team
        returning id)
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final TakeBackOffers takeBack;

  StopTeam(DatabaseClient database, Ledger ledger, TakeBackOffers takeBack) {
    this.database = database;
    this.ledger = ledger;
    this.takeBack = takeBack;
  }

  /** The home of a team; empty when there is none. */
  public Mono<AreaCode> areaOf(UUID teamId) {
    return database
        .sql("select area from matching.team where id = :team")
        .bind("team", teamId)
        .mapValue(String.class)
        .one()
        .map(AreaCode::new);
  }

  /**
   * Changes it, and when nothing new is to come takes open offers back.
   *
   * @param reason null when none was given
   * @return false when there is no such team
   */
  public Mono<Boolean> set(
      UUID teamId, Availability availability, @Nullable String reason, UUID personId) {
    return ledger
        .write(
            Change.of(WRITE)
                .bind("team", teamId)
                .bind("availability", availability.name())
                .bindNullable("reason", reason, String.class)
                .bind("person", personId))
        .map(written -> written instanceof Written.Applied)
        .flatMap(
            known ->
                known && stops(availability)
                    ? takeBack.all(teamId).thenReturn(true)
                    : Mono.just(known));
  }

  private static boolean stops(Availability availability) {
    return switch (availability) {
      case FROZEN, DRAINING -> true;
      case TAKES_OFFERS, MANUAL_ONLY -> false;
    };
  }
}
