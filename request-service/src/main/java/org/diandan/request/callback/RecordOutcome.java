package org.diandan.request.callback;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.RequestCalledBack;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.ActionResult;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.intake.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes down what came of a try. What a resident said on the phone is the resident's evaluation,
 * given by the operator; whoever was not reached said nothing and is counted as silent.
 */
@Component
public final class RecordOutcome {

  private static final String GIVEN_UP = "GIVEN_UP";
  private static final Fault CONTACT_MISSING =
      Fault.unusable("contacted", "callback.contacted.missing");

  private static final String WRITE =
      """
      changed as (
        update callback
        set tries = tries + 1,
          leased_by = null,
          leased_until = null,
          due_at = coalesce(:again, due_at),
          done_at = case when cast(:end as text) is not null then clock_timestamp() end,
          outcome = :end
        where request_id = :request
          and round = :round
          and leased_by = :agent
          and done_at is null
        returning request_id, round, tries
      ), attempt as (
        insert into callback_try (request_id, round, number, agent_id, outcome,
          contacted, stars)
        select request_id, round, tries, :agent, :outcome, :contacted, :stars
        from changed
      )
      """;

  private final LeaseCallbacks leases;
  private final ActForResident acting;
  private final Ledger ledger;
  private final Pauses pauses;

  RecordOutcome(LeaseCallbacks leases, ActForResident acting, Ledger ledger, Pauses pauses) {
    this.leases = leases;
    this.acting = acting;
    this.ledger = ledger;
    this.pauses = pauses;
  }

  /** When somebody who was not reached is tried again. */
  @Component
  record Pauses(CallbackProperties properties, CallingHours hours, Clock clock) {

    /** Null when the try was the last one. */
    @Nullable Instant again(Lease lease) {
      return lease.tries() < properties.gaps().size()
          ? hours.atOrAfter(clock.instant().plus(properties.gaps().get(lease.tries())))
          : null;
    }
  }

  /**
   * Records it for the agent who holds the call-back. A verdict counts only when it was also asked
   * whether anybody had been in touch.
   */
  public Mono<Recorded> record(UUID agent, UUID request, Told told) {
    if (told.outcome().isVerdict() && told.contacted() == null) {
      return Mono.just(new Recorded.Faulty(List.of(CONTACT_MISSING)));
    }
    return leases
        .held(agent, request)
        .flatMap(
            lease ->
                told.outcome().isVerdict() && !lease.unresolved()
                    ? evaluated(agent, lease, told)
                    : written(agent, lease, told))
        .defaultIfEmpty(new Recorded.NotHeld());
  }

  private Mono<Recorded> evaluated(UUID agent, Lease lease, Told told) {
    var verdict = new Evaluate(told.outcome() == Outcome.RESOLVED, told.stars(), told.words());
    return acting
        .act(lease.request(), verdict, Actor.operator(agent), null)
        .flatMap(
            result ->
                switch (result) {
                  case ActionResult.Faulty faulty ->
                      Mono.just(new Recorded.Faulty(faulty.faults()));
                  // Out of order: the resident answered meanwhile; the call took place all the
                  // same.
                  case ActionResult.Done _, ActionResult.OutOfOrder _ ->
                      written(agent, lease, told);
                  case ActionResult.TooOften _, ActionResult.Unknown _ ->
                      throw new IllegalStateException("An evaluation came to " + result);
                });
  }

  private Mono<Recorded> written(UUID agent, Lease lease, Told told) {
    var outcome = told.outcome();
    var called = event(lease, told);
    var again = outcome.isLast() ? null : pauses.again(lease);
    var end = outcome.isLast() ? outcome.name() : again == null ? GIVEN_UP : null;
    var change =
        Change.of(WRITE)
            .bindNullable(
                "again",
                again == null ? null : again.atOffset(ZoneOffset.UTC),
                OffsetDateTime.class)
            .bindNullable("end", end, String.class)
            .bind("request", lease.request())
            .bind("round", lease.round())
            .bind("agent", agent)
            .bind("outcome", outcome.name())
            .bindNullable("contacted", called.contacted(), Boolean.class)
            .bindNullable("stars", called.stars(), Integer.class)
            .publishing(called);
    return ledger
        .write(change)
        .map(
            written ->
                written instanceof Written.Applied ? new Recorded.Done() : new Recorded.NotHeld());
  }

  private RequestCalledBack event(Lease lease, Told told) {
    var contacted = told.contacted();
    @Nullable Boolean remembered = null;
    @Nullable Integer stars = null;
    if (told.outcome().isVerdict()) {
      remembered = contacted == null ? null : contacted.remembered();
      stars = told.stars() == 0 ? null : Integer.valueOf(told.stars());
    }
    return new RequestCalledBack(
        UUID.randomUUID(),
        lease.request(),
        pauses.clock().instant(),
        new AreaCode(lease.area()),
        lease.round(),
        lease.tries() + 1,
        told.outcome().result(),
        remembered,
        stars);
  }
}
