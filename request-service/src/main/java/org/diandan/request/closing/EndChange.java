package org.diandan.request.closing;

import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.outbox.Change;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;

/** The change that ends a request; it holds only while the request is as it was read. */
final class EndChange {

  private EndChange() {}

  /**
   * Who did it is in the audit log.
   *
   * @param wordsSealed the explanation, encrypted; null when there is none
   */
  static Change of(CurrentRequest request, EndReason reason, @Nullable String wordsSealed) {
    var event =
        new RequestClosed(
            UUID.randomUUID(), request.id(), request.now(), request.area(), reason.closure());
    return update()
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(Step.CLOSE_BY_STAFF))
        .bind("state", Lifecycle.targetOf(Step.CLOSE_BY_STAFF).name())
        .bind("round", request.round())
        .bind("now", request.now().atOffset(ZoneOffset.UTC))
        .bind("event", event.eventId())
        .bind("kind", Step.CLOSE_BY_STAFF.name())
        .bind("reason", reason.name())
        .bindNullable("words", wordsSealed, String.class)
        .publishing(event);
  }

  private static Change update() {
    return Change.of(
        """
        changed as (
          update request
          set state = :state,
            version = version + 1,
            team_id = null,
            team_name = null,
            closed_at = :now,
            closure_reason = :reason
          where id = :id and version = :version and state = any(:from)
          returning id
        ), step as (
          insert into request_step (request_id, event_id, kind, round, occurred_at, reason)
          select id, :event, :kind, :round, :now, :reason from changed
        ), parties as (
          update request_party
          set standing = 'GONE'
          where request_id = :id and exists (select 1 from changed)
        ), words as (
          insert into request_words (request_id, event_id, kind, words_sealed, said_at)
          select id, :event, :kind, :words, :now
          from changed
          where cast(:words as text) is not null
        )
        """);
  }
}
