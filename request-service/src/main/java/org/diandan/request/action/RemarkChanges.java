package org.diandan.request.action;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.RemarkEvent;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RemarkEvent.RequestUrged;
import org.diandan.contract.RemarkEvent.RequestWordsAdded;
import org.diandan.contract.TimeWindow;
import org.diandan.outbox.Change;
import org.diandan.request.lifecycle.Remark;
import org.jspecify.annotations.Nullable;

/** The changes that leave the state; each holds only while the request is as it was read. */
final class RemarkChanges {

  private RemarkChanges() {}

  /** The resident asks to hurry. */
  static Change urge(Standing standing, Actor actor) {
    var event =
        new RequestUrged(
            UUID.randomUUID(),
            standing.id(),
            standing.now(),
            standing.area(),
            standing.times() + 1);
    return change(standing, actor, new Said(Remark.URGE, null, null), event);
  }

  /** The resident says more, encrypted. */
  static Change addWords(Standing standing, Actor actor, String wordsSealed) {
    var event =
        new RequestWordsAdded(
            UUID.randomUUID(), standing.id(), standing.now(), standing.area());
    return change(standing, actor, new Said(Remark.ADD_WORDS, wordsSealed, null), event);
  }

  /** The resident wishes another time. */
  static Change reschedule(Standing standing, Actor actor, TimeWindow wished) {
    var event =
        new RequestRescheduled(
            UUID.randomUUID(), standing.id(), standing.now(), standing.area(), wished);
    return change(standing, actor, new Said(Remark.RESCHEDULE, null, wished), event);
  }

  private record Said(
      Remark remark, @Nullable String wordsSealed, @Nullable TimeWindow wished) {}

  private static Change change(Standing standing, Actor actor, Said said, RemarkEvent event) {
    var wished = said.wished();
    return update()
        .bind("id", standing.id())
        .bind("version", standing.request().version())
        .bind("states", said.remark().states())
        .bind("event", event.eventId())
        .bind("kind", said.remark().name())
        .bind("round", standing.request().round())
        .bind("now", standing.now().atOffset(ZoneOffset.UTC))
        .bind("actorKind", actor.kind().name())
        .bindNullable("actorId", actor.id(), UUID.class)
        .bindNullable("words", said.wordsSealed(), String.class)
        .bindNullable(
            "wishedFrom",
            wished == null ? null : wished.from().atOffset(ZoneOffset.UTC),
            OffsetDateTime.class)
        .bindNullable(
            "wishedUntil",
            wished == null ? null : wished.until().atOffset(ZoneOffset.UTC),
            OffsetDateTime.class)
        .publishing(event);
  }

  private static Change update() {
    return Change.of(
        """
        changed as (
          update request
          set version = version + 1,
            wished_from = coalesce(:wishedFrom, wished_from),
            wished_until = coalesce(:wishedUntil, wished_until)
          where id = :id and version = :version and state = any(:states)
          returning id
        ), step as (
          insert into request_step (
            request_id, event_id, kind, round, occurred_at, expected_at, actor_kind, actor_id)
          select id, :event, :kind, :round, :now, :wishedFrom, :actorKind, :actorId from changed
        ), words as (
          insert into request_words (request_id, event_id, kind, words_sealed, said_at)
          select id, :event, :kind, :words, :now
          from changed
          where cast(:words as text) is not null
        )
        """);
  }
}
