package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.SearchWaiting;
import org.diandan.contract.SearchEvent.SearchPlanned;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.NextSteps.Planned;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the steps of a batch of searches with their events in one statement, if every case is
 * still as it was read; else nothing at all.
 */
@Component
class StepWriter {

  private static final String STEPS =
      """
      held as (
        select c.request_id, s.state, s."nextLook", s."tellsToWait"
        from jsonb_to_recordset(cast(:steps as jsonb))
          as s("requestId" uuid, version bigint, state text, "nextLook" timestamptz,
            "tellsToWait" boolean)
        join matching.dispatch_case c on c.request_id = s."requestId" and c.version = s.version
        order by c.request_id
        for update of c),
      changed as (
        update matching.dispatch_case c
        set state = held.state, next_step_at = held."nextLook", version = c.version + 1,
          waiting_told_in = case when held."tellsToWait" then c.round else c.waiting_told_in end
        from held
        where c.request_id = held.request_id
          and (select count(*) from held) = :count
        returning c.request_id, c.round),
      expired as (
        update matching.offer o
        set state = 'EXPIRED', answered_at = :now
        from changed
        where o.request_id = changed.request_id
          and o.id = any(:expired)),
      raised as (
        insert into matching.escalation (request_id, round, reason, missing_skills, raised_at)
        select changed.request_id, changed.round, e.reason, e."missingSkills", :now
        from changed
        join jsonb_to_recordset(cast(:escalations as jsonb))
          as e("requestId" uuid, reason text, "missingSkills" text[])
          on e."requestId" = changed.request_id),
      sent as (
        insert into matching.offer (id, request_id, round, team_id, state, sent_at,
          expires_at, distance_metres, explanation)
        select o.id, changed.request_id, changed.round, o."teamId", 'SENT', :now,
          o."expiresAt", o."distanceMetres", o.explanation
        from changed
        join jsonb_to_recordset(cast(:sent as jsonb))
          as o("requestId" uuid, id uuid, "teamId" uuid, "expiresAt" timestamptz,
            "distanceMetres" integer, explanation jsonb)
          on o."requestId" = changed.request_id)
      """;

  private final Ledger ledger;
  private final JsonMapper json;

  StepWriter(Ledger ledger, JsonMapper json) {
    this.ledger = ledger;
    this.json = json;
  }

  /**
   * Writes all of the batch or nothing.
   *
   * @param batch at least one, all read at one moment
   */
  Mono<Written> write(List<Planned> batch) {
    var expired =
        batch.stream()
            .flatMap(planned -> planned.step().expired().stream())
            .map(CaseFile.Offer::id)
            .toArray(UUID[]::new);
    return ledger.write(
        Change.of(STEPS)
            .bind("steps", rows(batch, StepWriter::moves))
            .bind("count", batch.size())
            .bind("now", batch.getFirst().file().now())
            .bind("expired", expired)
            .bind("escalations", rows(batch, StepWriter::escalations))
            .bind("sent", rows(batch, StepWriter::offers))
            .publishing(
                batch.stream()
                    .flatMap(planned -> events(planned.file(), planned.step()).stream())
                    .toList()));
  }

  private String rows(List<Planned> batch, Function<Planned, List<? extends Record>> of) {
    return json.writeValueAsString(batch.stream().flatMap(one -> of.apply(one).stream()).toList());
  }

  private static List<MoveRow> moves(Planned planned) {
    var file = planned.file();
    var step = planned.step();
    return List.of(
        new MoveRow(
            file.requestId(),
            file.version(),
            step.state(),
            step.nextLook(),
            step.waiting() != null));
  }

  private static List<EscalationRow> escalations(Planned planned) {
    return planned.step().escalations().stream()
        .map(
            raised ->
                new EscalationRow(
                    planned.file().requestId(), raised.reason(), raised.missingSkills()))
        .toList();
  }

  private static List<OfferRow> offers(Planned planned) {
    return planned.step().sent().stream()
        .map(
            sent ->
                new OfferRow(
                    planned.file().requestId(),
                    sent.id(),
                    sent.teamId(),
                    sent.expiresAt(),
                    sent.distanceMetres(),
                    sent.explanation()))
        .toList();
  }

  private record MoveRow(
      UUID requestId, long version, CaseFile.State state, Instant nextLook, boolean tellsToWait) {}

  private record EscalationRow(
      UUID requestId, EscalationReason reason, Set<SkillCode> missingSkills) {}

  private record OfferRow(
      UUID requestId,
      UUID id,
      UUID teamId,
      Instant expiresAt,
      @Nullable Integer distanceMetres,
      Explanation explanation) {}

  private static List<AssignmentEvent> events(CaseFile file, Step step) {
    var events = new ArrayList<AssignmentEvent>();
    for (var offer : step.expired()) {
      events.add(
          new OfferExpired(
              UUID.randomUUID(), file.now(), file.attempt(), offer.id(), offer.team()));
    }
    var waiting = step.waiting();
    if (waiting != null) {
      events.add(
          new SearchWaiting(UUID.randomUUID(), file.now(), file.attempt(), waiting.expectedAt()));
    }
    var plan = step.plan();
    if (plan != null && file.state() != CaseFile.State.PLANNED) {
      events.add(
          new SearchPlanned(
              UUID.randomUUID(), file.now(), file.attempt(), plan.askAt(), plan.confirmBy()));
    }
    for (var escalation : step.escalations()) {
      events.add(
          new SearchEscalated(
              UUID.randomUUID(),
              file.now(),
              file.attempt(),
              escalation.reason(),
              escalation.missingSkills()));
    }
    for (var offer : step.sent()) {
      events.add(
          new OfferSent(
              UUID.randomUUID(),
              file.now(),
              file.attempt(),
              offer.id(),
              offer.team(),
              offer.expiresAt(),
              offer.distanceMetres()));
    }
    return events;
  }
}
