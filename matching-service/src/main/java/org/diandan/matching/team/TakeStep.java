package org.diandan.matching.team;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.TeamEvent.TeamStep;
import org.diandan.matching.dispatch.TakeBackOffers;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Leads a team from one state of its life to the next and writes down who did so, when and why. A
 * team that stops gives its open offers back; a team with tasks in hand is not dissolved.
 */
@Component
public class TakeStep {

  private static final String WRITE =
      """
      changed as (
        update matching.team t
        set state = :to, active = :to = 'ACTIVE', successor_id = :successor, changed_at = now()
        where t.id = :team
          and t.state = :from
          and (:to <> 'DISSOLVED' or t.open_assignments = 0)
          and (cast(:successor as uuid) is null or exists (
            select 1
            from matching.team s
            where s.id = :successor
              and s.id <> t.id
              and s.state = 'ACTIVE'))
        returning id),
      stepped as (
        insert into matching.team_step (team_id, number, step, state, taken_at, taken_by, reason)
        select changed.id, coalesce((
            select max(number)
            from matching.team_step s
            where s.team_id = changed.id), 0) + 1,
          :step, :to, now(), :person, :reason
        from changed)
      """;

  private final Teams teams;
  private final Ledger ledger;
  private final TakeBackOffers takeBack;

  TakeStep(Teams teams, Ledger ledger, TakeBackOffers takeBack) {
    this.teams = teams;
    this.ledger = ledger;
    this.takeBack = takeBack;
  }

  /**
   * What somebody wants done with a team.
   *
   * @param reason null where none is owed
   * @param successorId whose record goes on when this one is dissolved; null for nobody's
   */
  public record Wish(
      UUID teamId, LifeStep step, @Nullable String reason, @Nullable UUID successorId, UUID by) {}

  /** What became of a wish. */
  public sealed interface Outcome {

    /** The team has come this far now. */
    record Taken(TeamState state) implements Outcome {}

    /** There is no such team. */
    record Unknown() implements Outcome {}

    /** From where the team stands this step is not to be had. */
    record NotFromHere(TeamState state) implements Outcome {}

    /**
     * Somebody else moved the team meanwhile, it has tasks in hand, or the successor does not take
     * offers.
     */
    record Hindered() implements Outcome {}
  }

  /** Takes the step if the team stands where it may be taken. */
  public Mono<Outcome> of(Wish wish) {
    return Mono.zip(teams.find(wish.teamId()), teams.now())
        .flatMap(read -> take(wish, read.getT1(), read.getT2()))
        .defaultIfEmpty(new Outcome.Unknown());
  }

  private Mono<Outcome> take(Wish wish, Teams.Known known, Instant now) {
    return wish.step().mayFollow(known.state())
        ? write(wish, known, now).flatMap(written -> afterwards(wish, written))
        : Mono.just(new Outcome.NotFromHere(known.state()));
  }

  private Mono<Written> write(Wish wish, Teams.Known known, Instant now) {
    var to = wish.step().to();
    return ledger
        .write(
            Change.of(WRITE)
                .bind("team", wish.teamId())
                .bind("from", known.state().name())
                .bind("to", to.name())
                .bind("step", wish.step().name())
                .bind("person", wish.by())
                .bindNullable("reason", wish.reason(), String.class)
                .bindNullable("successor", wish.successorId(), UUID.class)
                .publishing(
                    ImportTeams.changed(
                        known.team(), to == TeamState.ACTIVE, told(wish.step()), now)))
        // Two steps at once would have the same number.
        .onErrorReturn(DataIntegrityViolationException.class, new Written.Refused());
  }

  private static @Nullable TeamStep told(LifeStep step) {
    return switch (step) {
      case APPLY -> null;
      case REVIEW -> TeamStep.REVIEWED;
      case RETURN -> TeamStep.RETURNED;
      case ACTIVATE -> TeamStep.ACTIVATED;
      case SUSPEND -> TeamStep.SUSPENDED;
      case DISSOLVE -> TeamStep.DISSOLVED;
    };
  }

  private Mono<Outcome> afterwards(Wish wish, Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ ->
          wish.step().to() == TeamState.ACTIVE
              ? Mono.just(new Outcome.Taken(TeamState.ACTIVE))
              : takeBack.all(wish.teamId()).thenReturn(new Outcome.Taken(wish.step().to()));
      case Written.Refused _, Written.KeyReused _, Written.InFlight _ ->
          Mono.just(new Outcome.Hindered());
    };
  }
}
