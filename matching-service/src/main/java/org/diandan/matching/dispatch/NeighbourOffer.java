package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.Urgency;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a place that a neighbouring prefecture holds into an ordinary offer to its team; the search
 * goes on around it.
 */
@Component
public class NeighbourOffer {

  private static final String CONFIRM =
      """
      held as (
        select c.request_id, c.round, q.id as question_id, q.team_id, q.distance_metres,
          q.explanation
        from matching.dispatch_case c
        join matching.border_question q on q.request_id = c.request_id and q.round = c.round
        where c.request_id = :request_id
          and c.version = :version
          and q.id = :question_id
          and q.state = 'HELD'
          and q.held_until > now()
        for update of c, q),
      changed as (
        insert into matching.offer (id, request_id, round, team_id, state, sent_at, expires_at,
          distance_metres, explanation, origin)
        select :offer_id, held.request_id, held.round, held.team_id, 'SENT', :now, :expires_at,
          held.distance_metres, held.explanation, 'NEIGHBOUR'
        from held
        returning request_id),
      moved as (
        update matching.dispatch_case c
        set state = 'OFFERED', next_step_at = now(), version = c.version + 1
        from held
        where c.request_id = held.request_id),
      confirmed as (
        update matching.border_question q
        set state = 'CONFIRMED', offer_id = :offer_id, ended_at = now()
        from held
        where q.id = held.question_id
        returning q.team_id),
      freed as (
        update matching.team t
        set places_held = t.places_held - 1
        from confirmed
        where t.id = confirmed.team_id)
      """;

  private final SettingsInForce inForce;

  NeighbourOffer(SettingsInForce inForce) {
    this.inForce = inForce;
  }

  /**
   * A place that is held.
   *
   * @param round of the search it is held for
   * @param distanceMetres null when either side has no place
   */
  public record Held(
      UUID questionId,
      int round,
      TeamRef team,
      @Nullable Integer distanceMetres,
      Instant heldUntil) {}

  /** The offer, if the search still wants it; refused when either moved meanwhile. */
  public Optional<Change> to(CaseFile file, Held place) {
    return isWanted(file, place) ? Optional.of(offer(file, place)) : Optional.empty();
  }

  /** Nobody is asked, or, in an emergency, fewer than may be asked at the same time. */
  private boolean isWanted(CaseFile file, Held place) {
    var urgency = file.need().urgency();
    var atMost = urgency == Urgency.U1 ? inForce.current().settings().offersAtOnce(urgency) : 1;
    return file.isSearching()
        && file.round() == place.round()
        && file.unanswered().size() < atMost
        && !file.asked().contains(place.team().teamId())
        && place.heldUntil().isAfter(file.now());
  }

  private Change offer(CaseFile file, Held place) {
    var offerId = UUID.randomUUID();
    var expiresAt =
        file.now().plus(inForce.current().settings().answerWithin(file.need().urgency()));
    return Change.of(CONFIRM)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("question_id", place.questionId())
        .bind("offer_id", offerId)
        .bind("now", file.now())
        .bind("expires_at", expiresAt)
        .publishing(
            new OfferSent(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                offerId,
                place.team(),
                expiresAt,
                place.distanceMetres()));
  }
}
