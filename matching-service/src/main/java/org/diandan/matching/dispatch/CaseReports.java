package org.diandan.matching.dispatch;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads searches for officials. */
@Repository
public class CaseReports {

  private static final String REPORT =
      """
      select cast(jsonb_build_object(
        'requestId', c.request_id,
        'orderNumber', c.order_number,
        'area', c.area,
        'state', c.state,
        'round', c.round,
        'acceptBy', c.accept_by,
        'nextStepAt', c.next_step_at,
        'offers', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'offerId', o.id, 'round', o.round, 'teamId', o.team_id, 'teamName', t.name,
            'prefecture', t.dispatch_area, 'state', o.state, 'sentAt', o.sent_at,
            'expiresAt', o.expires_at,
            'distanceMetres', o.distance_metres, 'answeredAt', o.answered_at,
            'declineReason', o.decline_reason, 'origin', o.origin,
            'askedBecause', o.asked_because, 'seenAt', o.seen_at, 'explanation', o.explanation,
            'why', '/offers/' || o.id || '/why')
            order by o.sent_at, o.id), '[]')
          from matching.offer o
          join matching.team t on t.id = o.team_id
          where o.request_id = c.request_id),
        'escalations', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'round', e.round, 'reason', e.reason, 'missingSkills', e.missing_skills,
            'raisedAt', e.raised_at) order by e.raised_at, e.reason), '[]')
          from matching.escalation e
          where e.request_id = c.request_id),
        'neighbours', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'round', q.round, 'prefecture', q.neighbour, 'attempt', q.attempt, 'state', q.state,
            'reason', q.denied_because, 'teamName', t.name, 'askedAt', q.asked_at,
            'endedAt', q.ended_at) order by q.asked_at, q.neighbour), '[]')
          from matching.border_question q
          left join matching.team t on t.id = q.team_id
          where q.request_id = c.request_id)) as text)
      from matching.dispatch_case c
      where c.request_id = :request
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  CaseReports(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The search for a request; empty when there is none. */
  public Mono<CaseReport> find(UUID requestId) {
    return database
        .sql(REPORT)
        .bind("request", requestId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, CaseReport.class));
  }
}
