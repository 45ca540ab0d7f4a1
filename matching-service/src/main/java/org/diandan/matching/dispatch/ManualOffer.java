package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An offer that a person decided on; the search goes on around it. */
@Component
public class ManualOffer {

  private static final String ASK =
      """
      changed as (
        update matching.dispatch_case
        set state = 'OFFERED', next_step_at = now(), version = version + 1
        where request_id = :request_id
          and version = :version
          and state in ('SEARCHING', 'PLANNED', 'OFFERED')
        returning request_id, round),
      sent as (
        insert into matching.offer (id, request_id, round, team_id, state, sent_at, expires_at,
          distance_metres, explanation, origin, asked_by, asked_because, overruled)
        select :offer_id, request_id, round, :team_id, 'SENT', :now, :expires_at,
          :distance_metres, cast(:explanation as jsonb), 'OFFICIAL', :official, :because,
          :overruled
        from changed)
      """;

  private final SettingsInForce settings;
  private final JsonMapper json;

  ManualOffer(SettingsInForce settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /** A change that sends the offer, if the case is still as it was read. */
  public record Prepared(UUID offerId, Instant expiresAt, Change change) {}

  /**
   * Who decided, and why.
   *
   * @param because null when it is the engine's own first choice
   * @param overruled hard rules that were set aside, by name
   */
  public record Person(UUID officialId, @Nullable String because, List<String> overruled) {

    public Person {
      overruled = List.copyOf(overruled);
    }
  }

  /** Prepares the offer. */
  public Prepared to(CaseFile file, Offer offer, Person person) {
    var offerId = UUID.randomUUID();
    var expiresAt =
        file.now().plus(settings.current().settings().answerWithin(file.need().urgency()));
    var change =
        Change.of(ASK)
            .bind("request_id", file.requestId())
            .bind("version", file.version())
            .bind("offer_id", offerId)
            .bind("team_id", offer.teamId())
            .bind("now", file.now())
            .bind("expires_at", expiresAt)
            .bindNullable("distance_metres", offer.distanceMetres(), Integer.class)
            .bind("explanation", json.writeValueAsString(offer.explanation()))
            .bind("official", person.officialId())
            .bindNullable("because", person.because(), String.class)
            .bind("overruled", person.overruled().toArray(String[]::new))
            .publishing(
                new OfferSent(
                    UUID.randomUUID(),
                    file.now(),
                    file.attempt(),
                    offerId,
                    new TeamRef(offer.teamId(), offer.teamName()),
                    expiresAt,
                    offer.distanceMetres()));
    return new Prepared(offerId, expiresAt, change);
  }
}
