package org.diandan.matching.border;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads questions to neighbours, and the searches that may ask one. */
@Repository
class BorderQuestions {

  private static final String QUESTIONS =
      """
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', q.id,
        'of', jsonb_build_object('requestId', q.request_id, 'area', c.area, 'round', q.round),
        'neighbour', q.neighbour,
        'attempt', q.attempt,
        'partition', q.kafka_partition,
        'state', q.state,
        'limitMetres', q.limit_metres,
        'answerBy', q.answer_by,
        'denied', q.denied_because,
        'place', case when q.team_id is not null then jsonb_build_object(
          'questionId', q.id, 'round', q.round,
          'team', jsonb_build_object('teamId', t.id, 'teamName', t.name),
          'distanceMetres', q.distance_metres, 'heldUntil', q.held_until) end,
        'endedAt', q.ended_at,
        'now', now()) order by q.asked_at, q.id), '[]')
      from matching.border_question q
      join matching.dispatch_case c on c.request_id = q.request_id
      left join matching.team t on t.id = q.team_id
      """;

  private static final String DUE =
      """
      select cast(jsonb_build_object(
        'lapsed', (
      """
          + QUESTIONS
          + """
            where q.id = any(array(
              select o.id
              from matching.border_question o
              join matching.dispatch_case h on h.request_id = o.request_id
              where o.ended_at is null
                and (o.state = 'ASKED' and o.answer_by <= now()
                  or o.state = 'HELD' and o.held_until <= now())
                and (o.kafka_partition = any(:owned) or h.kafka_partition = any(:owned))
              limit :limit))),
          'asked', (
          """
          + QUESTIONS
          + """
            where q.id = any(array(
              select o.id
              from matching.border_question o
              where o.ended_at is null
                and o.state = 'ASKED'
                and o.answer_by > now()
                and o.kafka_partition = any(:owned)
              order by o.asked_at
              limit :limit))),
          'searches', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'requestId', s.request_id, 'round', s.round, 'lookAt', s.next_look_at)), '[]')
            from (
              select request_id, round, next_look_at
              from matching.border_search
              where next_look_at <= now()
                and kafka_partition = any(:owned)
              order by next_look_at
              limit :limit) s)) as text)
          """;

  private final DatabaseClient database;
  private final JsonMapper json;

  BorderQuestions(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * What waits for the owner of some partitions.
   *
   * @param lapsed questions and places whose time has passed
   * @param asked questions of neighbours that wait for an answer
   * @param searches that look whether there is a neighbour to ask
   */
  record Due(List<BorderQuestion> lapsed, List<BorderQuestion> asked, List<Search> searches) {

    Due {
      lapsed = List.copyOf(lapsed);
      asked = List.copyOf(asked);
      searches = List.copyOf(searches);
    }
  }

  /**
   * A search that found nobody at home.
   *
   * @param lookAt the moment it is due at; who sets another says which one was read
   */
  record Search(UUID requestId, int round, Instant lookAt) {}

  /** What is due, at most so many of each kind, read in one statement. */
  Mono<Due> due(Integer[] partitions, int limit) {
    return database
        .sql(DUE)
        .bind("owned", partitions)
        .bind("limit", limit)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, Due.class));
  }

  /** A question; empty when there is none of this id. */
  Mono<BorderQuestion> find(UUID id) {
    return database
        .sql("select cast((" + QUESTIONS + "where q.id = :id) as text)")
        .bind("id", id)
        .mapValue(String.class)
        .one()
        .map(this::read)
        .filter(found -> !found.isEmpty())
        .map(List::getFirst);
  }

  /** Every question of one round of a search, in the order of asking. */
  Mono<List<BorderQuestion>> list(UUID requestId, int round) {
    return database
        .sql(
            "select cast(("
                + QUESTIONS
                + "where q.request_id = :request and q.round = :round) as text)")
        .bind("request", requestId)
        .bind("round", round)
        .mapValue(String.class)
        .one()
        .map(this::read);
  }

  private List<BorderQuestion> read(String document) {
    return json.readValue(document, new TypeReference<>() {});
  }
}
