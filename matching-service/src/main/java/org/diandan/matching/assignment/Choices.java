package org.diandan.matching.assignment;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads why teams were asked. */
@Repository
public class Choices {

  private static final String CHOICE =
      """
      select cast(jsonb_build_object(
        'offerId', o.id,
        'requestId', o.request_id,
        'orderNumber', c.order_number,
        'teamId', o.team_id,
        'prefecture', asked.dispatch_area,
        'area', c.area,
        'item', c.item,
        'origin', o.origin,
        'explanation', o.explanation,
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'bases', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'teamId', t.id,
            'place', jsonb_build_object(
              'longitude', round(cast(t.longitude as numeric), 3),
              'latitude', round(cast(t.latitude as numeric), 3)))), '[]')
          from matching.team t
          where t.longitude is not null
            and t.latitude is not null
            and t.id in (
              select cast(named #>> '{}' as uuid)
              from jsonb_path_query(o.explanation, '$.**.teamId') as named))) as text)
      from matching.offer o
      join matching.dispatch_case c on c.request_id = o.request_id
      join matching.team asked on asked.id = o.team_id
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  Choices(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Why the team of an offer was asked; whoever calls checks who may know. */
  public Mono<Choice> find(UUID offerId) {
    return one("where o.id = :id", offerId);
  }

  /** Of the team of a request that was asked last; empty when none was. */
  public Mono<Choice> findLatest(UUID requestId) {
    return one("where o.request_id = :id order by o.sent_at desc, o.id limit 1", requestId);
  }

  private Mono<Choice> one(String which, UUID id) {
    return database
        .sql(CHOICE + which)
        .bind("id", id)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, Choice.class));
  }
}
