package org.diandan.matching.border;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.BorderEvent;
import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.contract.BorderEvent.Giving;
import org.diandan.contract.BorderEvent.PlaceDenied;
import org.diandan.contract.BorderEvent.PlaceReleased;
import org.diandan.contract.BorderEvent.PlaceReserved;
import org.diandan.contract.BorderEvent.ReserveAsked;
import org.diandan.matching.border.BorderQuestion.State;
import org.diandan.matching.border.BorderQuestions.Search;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.NeighbourOffer.Held;
import org.diandan.matching.dispatch.policy.border.Reservation.Place;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;

/** The statements of a question's life, each with its event. */
final class QuestionChanges {

  private static final String ASK =
      """
      changed as (
        insert into matching.border_question (
          id, request_id, round, neighbour, attempt, state, limit_metres, asked_at, answer_by)
        select :id, c.request_id, c.round, :neighbour, :attempt, 'ASKED', :limit, :now, :answer_by
        from matching.dispatch_case c
        where c.request_id = :request_id
          and c.version = :version
        on conflict on constraint border_question_once_uq do nothing
        returning id)
      """;

  private static final String LOOK_AGAIN =
      """
      changed as (
        update matching.border_search
        set next_look_at = :next
        where request_id = :request_id
          and round = :round
          and next_look_at = :seen
        returning request_id)
      """;

  private static final String HEAR =
      """
      changed as (
        update matching.border_question
        set kafka_partition = :partition
        where id = :id
        returning id)
      """;

  /**
   * Open offers are counted as the statement began: if it had to wait for the team's row, because a
   * place became an offer or another one was held, the count is old and the row another one.
   */
  private static final String HOLD =
      """
      held as (
        select q.id, t.id as team_id, t.xmin as seen
        from matching.border_question q
        join matching.team t on t.id = :team_id
        where q.id = :id
          and q.state = 'ASKED'
          and q.answer_by > now()
        for update of q),
      room as (
        update matching.team t
        set places_held = t.places_held + 1
        from held
        where t.id = held.team_id
          and t.xmin = held.seen
          and t.active
          and t.availability = 'TAKES_OFFERS'
          and t.open_assignments + t.places_held + (
            select count(*)
            from matching.offer o
            where o.team_id = t.id
              and o.state = 'SENT') < t.capacity
        returning t.id),
      changed as (
        update matching.border_question q
        set state = 'HELD', answered_at = now(), team_id = room.id,
          distance_metres = :distance_metres, cost_metres = :cost_metres,
          explanation = cast(:explanation as jsonb), held_until = :held_until
        from held, room
        where q.id = held.id
        returning q.id)
      """;

  private static final String LOOKED =
      """
      , looked as (
        update matching.border_search s
        set next_look_at = now()
        from changed
        where s.request_id = changed.request_id
          and s.round = changed.round)
      """;

  private static final String DENY =
      """
      changed as (
        update matching.border_question
        set state = 'DENIED', answered_at = now(), denied_because = :reason, ended_at = now()
        where id = :id
          and state = 'ASKED'
        returning request_id, round)
      """
          + LOOKED;

  private static final String GIVE_UP =
      """
      changed as (
        update matching.border_question
        set state = 'UNANSWERED', ended_at = now()
        where id = :id
          and state = 'ASKED'
          and answer_by <= now()
        returning request_id, round)
      """
          + LOOKED;

  private static final String RELEASE =
      """
      changed as (
        update matching.border_question
        set state = :state, ended_at = now()
        where id = :id
          and state = 'HELD'
        returning request_id, round, team_id),
      freed as (
        update matching.team t
        set places_held = t.places_held - 1
        from changed
        where t.id = changed.team_id)
      """
          + LOOKED;

  private QuestionChanges() {}

  /** What is asked of a neighbour. */
  record Asking(BorderEvent.Question question, int attempt, long limitMetres, Instant answerBy) {}

  /** A neighbour is asked, if the search is still as it was read and nobody asked it before. */
  static Change ask(CaseFile file, Asking asking) {
    var question = asking.question();
    return Change.of(ASK)
        .bind("id", question.id())
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("neighbour", question.neighbour().value())
        .bind("attempt", asking.attempt())
        .bind("limit", asking.limitMetres())
        .bind("now", file.now())
        .bind("answer_by", asking.answerBy())
        .publishing(
            new ReserveAsked(
                UUID.randomUUID(),
                file.now(),
                question,
                asking.attempt(),
                asking.limitMetres(),
                asking.answerBy()));
  }

  /** When the search looks again, unless something happened since it was read. */
  static Change lookAgain(Search search, @Nullable Instant at) {
    return Change.of(LOOK_AGAIN)
        .bind("request_id", search.requestId())
        .bind("round", search.round())
        .bind("seen", search.lookAt())
        .bindNullable("next", at, Instant.class);
  }

  /** The question reached the neighbour's side; its owner is woken. */
  static Change hear(BorderQuestion question, int partition) {
    return Change.of(HEAR).bind("id", question.id()).bind("partition", partition);
  }

  /**
   * A place is held, if the question still waits and the team has room.
   *
   * @param explanation of the offer it may become, as JSON
   */
  static Change hold(BorderQuestion question, Place place, Instant heldUntil, String explanation) {
    var offer = place.offer();
    return Change.of(HOLD)
        .bind("id", question.id())
        .bind("team_id", offer.teamId())
        .bindNullable("distance_metres", offer.distanceMetres(), Integer.class)
        .bind("cost_metres", place.costMetres())
        .bind("explanation", explanation)
        .bind("held_until", heldUntil)
        .publishing(
            new PlaceReserved(
                UUID.randomUUID(),
                question.now(),
                question.named(),
                new TeamRef(offer.teamId(), offer.teamName()),
                offer.distanceMetres(),
                place.costMetres(),
                heldUntil));
  }

  /** The neighbour cannot help. */
  static Change deny(BorderQuestion question, DenialReason reason) {
    return Change.of(DENY)
        .bind("id", question.id())
        .bind("reason", reason.name())
        .publishing(new PlaceDenied(UUID.randomUUID(), question.now(), question.named(), reason));
  }

  /** The neighbour did not answer in time. */
  static Change giveUp(BorderQuestion question) {
    return Change.of(GIVE_UP).bind("id", question.id());
  }

  /** A place that is held is free again, because its time is over or nobody needs it. */
  static Change release(BorderQuestion question, Held place) {
    var isOver = !place.heldUntil().isAfter(question.now());
    return Change.of(RELEASE)
        .bind("id", question.id())
        .bind("state", (isOver ? State.EXPIRED : State.RELEASED).name())
        .publishing(
            new PlaceReleased(
                UUID.randomUUID(),
                question.now(),
                question.named(),
                place.team(),
                isOver ? Giving.EXPIRED : Giving.NOT_NEEDED));
  }
}
