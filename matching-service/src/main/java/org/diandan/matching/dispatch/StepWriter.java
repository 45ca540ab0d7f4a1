package org.diandan.matching.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a step of a search with its events, if the case is still as it was read. */
@Component
class StepWriter {

  private static final String STEP =
      """
      changed as (
        update matching.dispatch_case
        set state = :state, next_step_at = :next_step_at, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id, round),
      expired as (
        update matching.offer o
        set state = 'EXPIRED', answered_at = :now
        from changed
        where o.request_id = changed.request_id
          and o.id = any(:expired)),
      raised as (
        insert into matching.escalation (request_id, round, reason, missing_skills, raised_at)
        select changed.request_id, changed.round, e.reason, e."missingSkills", :now
        from changed,
          jsonb_to_recordset(cast(:escalations as jsonb))
            as e(reason text, "missingSkills" text[])),
      sent as (
        insert into matching.offer (id, request_id, round, team_id, state, sent_at,
          expires_at, distance_metres, explanation)
        select o.id, changed.request_id, changed.round, o."teamId", 'SENT', :now,
          o."expiresAt", o."distanceMetres", o.explanation
        from changed,
          jsonb_to_recordset(cast(:sent as jsonb))
            as o(id uuid, "teamId" uuid, "expiresAt" timestamptz, "distanceMetres" integer,
              explanation jsonb))
      """;

  private final Ledger ledger;
  private final JsonMapper json;

  StepWriter(Ledger ledger, JsonMapper json) {
    this.ledger = ledger;
    this.json = json;
  }

  Mono<Written> write(CaseFile file, Step step) {
    var expired = step.expired().stream().map(CaseFile.Offer::id).toArray(UUID[]::new);
    return ledger.write(
        Change.of(STEP)
            .bind("request_id", file.requestId())
            .bind("version", file.version())
            .bind("state", step.state().name())
            .bind("next_step_at", step.nextLook())
            .bind("now", file.now())
            .bind("expired", expired)
            .bind("escalations", json.writeValueAsString(step.escalations()))
            .bind("sent", json.writeValueAsString(step.sent()))
            .publishing(events(file, step)));
  }

  private static List<AssignmentEvent> events(CaseFile file, Step step) {
    var events = new ArrayList<AssignmentEvent>();
    for (var offer : step.expired()) {
      events.add(
          new OfferExpired(
              UUID.randomUUID(), file.now(), file.attempt(), offer.id(), offer.team()));
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
