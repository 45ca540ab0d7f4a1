package org.diandan.matching.assignment;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What lies on the desk of teams; asks for nothing outside the teams it is given. */
@Repository
public class TeamDesk {

  private static final String OFFERS =
      """
      select cast(jsonb_build_object(
        'id', o.id,
        'requestId', o.request_id,
        'orderNumber', c.order_number,
        'teamId', o.team_id,
        'teamName', t.name,
        'state', case when o.state = 'SENT' and o.expires_at <= now() then 'EXPIRED'
          else o.state end,
        'sentAt', o.sent_at,
        'expiresAt', o.expires_at,
        'distanceMetres', o.distance_metres,
        'area', c.area,
        'item', c.item,
        'urgency', c.urgency,
        'skills', c.skills,
        'flags', c.flags,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'finishBy', c.finish_by,
        'explanation', o.explanation,
        'seen', o.seen_at is not null,
        'now', now()) as text)
      from matching.offer o
      join matching.dispatch_case c on c.request_id = o.request_id
      join matching.team t on t.id = o.team_id
      where o.team_id = any(:teams)
      """;

  private static final String ASSIGNMENTS =
      """
      select cast(jsonb_build_object(
        'id', a.id,
        'requestId', a.request_id,
        'orderNumber', c.order_number,
        'teamId', a.team_id,
        'teamName', t.name,
        'state', a.state,
        'area', c.area,
        'item', c.item,
        'urgency', c.urgency,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'finishBy', c.finish_by,
        'acceptedAt', a.accepted_at,
        'checkedInAt', a.checked_in_at,
        'checkedOutAt', a.checked_out_at,
        'minutes', a.minutes,
        'note', a.note) as text)
      from matching.assignment a
      join matching.dispatch_case c on c.request_id = a.request_id
      join matching.team t on t.id = a.team_id
      where a.team_id = any(:teams)
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  TeamDesk(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Offers that can still be answered, the one that ends first on top. */
  public Flux<OfferCard> listOpenOffers(Collection<UUID> teams) {
    return database
        .sql(
            OFFERS
                + """
                and o.state = 'SENT'
                and o.expires_at > now()
                order by o.expires_at, o.id
                """)
        .bind("teams", teams.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, OfferCard.class));
  }

  /** One offer in whatever state; empty when it is not for one of these teams. */
  public Mono<OfferCard> findOffer(UUID offerId, Collection<UUID> teams) {
    return database
        .sql(OFFERS + "and o.id = :id")
        .bind("teams", teams.toArray(UUID[]::new))
        .bind("id", offerId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, OfferCard.class));
  }

  /** Running tasks, and those of the last seven days; running ones and earlier wishes on top. */
  public Flux<AssignmentCard> listAssignments(Collection<UUID> teams) {
    return database
        .sql(
            ASSIGNMENTS
                + """
                and (a.state in ('ACCEPTED', 'IN_SERVICE')
                  or a.accepted_at > now() - interval '7 days')
                order by a.state in ('ACCEPTED', 'IN_SERVICE') desc,
                  coalesce(c.wished_from, c.finish_by), a.id
                limit 200
                """)
        .bind("teams", teams.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, AssignmentCard.class));
  }

  /** One task in whatever state; empty when it is not one of these teams'. */
  public Mono<AssignmentCard> findAssignment(UUID assignmentId, Collection<UUID> teams) {
    return database
        .sql(ASSIGNMENTS + "and a.id = :id")
        .bind("teams", teams.toArray(UUID[]::new))
        .bind("id", assignmentId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, AssignmentCard.class));
  }
}
