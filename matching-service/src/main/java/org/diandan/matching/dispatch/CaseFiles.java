package org.diandan.matching.dispatch;

import java.util.Collection;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads case files, each in one statement and so all of one moment. */
@Repository
public class CaseFiles {

  private static final Logger LOG = LoggerFactory.getLogger(CaseFiles.class);

  private static final String DOCUMENT =
      """
      select cast(jsonb_build_object(
        'requestId', c.request_id,
        'orderNumber', c.order_number,
        'area', c.area,
        'partition', c.kafka_partition,
        'need', jsonb_build_object(
          'item', c.item, 'urgency', c.urgency, 'skills', c.skills, 'flags', c.flags),
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'clocks', jsonb_build_object('acceptBy', c.accept_by, 'finishBy', c.finish_by),
        'round', c.round,
        'roundBeganAt', c.round_began_at,
        'state', c.state,
        'nextStepAt', c.next_step_at,
        'version', c.version,
        'offers', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'id', o.id, 'round', o.round, 'teamId', o.team_id, 'teamName', t.name,
            'teamHasRoom', t.open_assignments < t.capacity
              and (t.capacity_per_day is null or matching.day_has_room(t.id, c.request_id)),
            'state', o.state, 'expiresAt', o.expires_at) order by o.sent_at, o.id), '[]')
          from matching.offer o
          join matching.team t on t.id = o.team_id
          where o.request_id = c.request_id),
        'assignments', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'id', a.id, 'teamId', a.team_id, 'teamName', t.name, 'state', a.state,
            'checkedInAt', a.checked_in_at, 'checkedInBy', a.checked_in_by,
            'startBy', a.start_by, 'reminded', a.late_told_at is not null)
            order by a.accepted_at, a.id), '[]')
          from matching.assignment a
          join matching.team t on t.id = a.team_id
          where a.request_id = c.request_id),
        'escalated', (
          select coalesce(jsonb_agg(e.reason), '[]')
          from matching.escalation e
          where e.request_id = c.request_id
            and e.round = c.round),
        'waitingTold', c.waiting_told_in = c.round,
        'handover', (
          select jsonb_build_object(
            'id', h.id, 'askerId', h.to_team_id, 'askerName', t.name,
            'askerHasRoom', t.open_assignments < t.capacity
              and (t.capacity_per_day is null or matching.day_has_room(t.id, c.request_id)),
            'answerBy', h.answer_by)
          from matching.handover h
          join matching.team t on t.id = h.to_team_id
          where h.request_id = c.request_id
            and h.state = 'ASKED'),
        'conflicted', (
          select coalesce(jsonb_agg(o.team_id), '[]')
          from matching.offer o
          where o.request_id = c.request_id
            and o.decline_reason = 'CONFLICT_OF_INTEREST'),
        'now', now()) as text) as document
      from matching.dispatch_case c
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  CaseFiles(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The file of a request; empty when no search was ever opened for it. */
  public Mono<CaseFile> find(UUID requestId) {
    return read(DOCUMENT + "where c.request_id = :id", requestId);
  }

  /** The file an offer belongs to; the offer may be of an earlier round. */
  public Mono<CaseFile> findByOffer(UUID offerId) {
    return read(
        DOCUMENT + "where c.request_id = (select request_id from matching.offer where id = :id)",
        offerId);
  }

  /** The file an assignment belongs to; it may be an earlier one. */
  public Mono<CaseFile> findByAssignment(UUID assignmentId) {
    return read(
        DOCUMENT
            + "where c.request_id = (select request_id from matching.assignment where id = :id)",
        assignmentId);
  }

  /**
   * Files of searches whose next step is due, emergencies first and then in the order of their
   * moments. One that cannot be read is left out.
   */
  Flux<CaseFile> listDue(Integer[] partitions, int limit) {
    return database
        .sql(
            DOCUMENT
                + """
                where c.request_id = any(array(
                  select request_id
                  from matching.dispatch_case
                  where next_step_at <= now()
                    and kafka_partition = any(:owned)
                  order by urgency = 'U1' desc, next_step_at
                  limit :limit))
                order by c.urgency = 'U1' desc, c.next_step_at, c.request_id
                """)
        .bind("owned", partitions)
        .bind("limit", limit)
        .mapValue(String.class)
        .all()
        .concatMap(this::readable);
  }

  /**
   * Searches on the open board of a team's dispatch area: the search could not go on by itself, and
   * nobody is being asked. The promise that ends first on top.
   */
  public Flux<CaseFile> listOnBoard(UUID teamId, int limit) {
    return database
        .sql(
            DOCUMENT
                + """
                where c.dispatch_area = (
                    select t.dispatch_area
                    from matching.team t
                    where t.id = :team)
                  and c.state = 'SEARCHING'
                  and exists (
                    select 1
                    from matching.escalation e
                    where e.request_id = c.request_id
                      and e.round = c.round
                      and e.reason in ('EVERYBODY_DECLINED', 'EVERYBODY_BUSY', 'OUT_OF_TIME'))
                order by c.urgency, c.accept_by, c.request_id
                limit :limit
                """)
        .bind("team", teamId)
        .bind("limit", limit)
        .mapValue(String.class)
        .all()
        .concatMap(this::readable);
  }

  /** Searches in which a team is asked right now. */
  Flux<CaseFile> listAsking(UUID teamId) {
    return database
        .sql(
            DOCUMENT
                + """
                where c.request_id in (
                  select o.request_id
                  from matching.offer o
                  where o.team_id = :team
                    and o.state = 'SENT')
                order by c.request_id
                """)
        .bind("team", teamId)
        .mapValue(String.class)
        .all()
        .concatMap(this::readable);
  }

  /** Searches of a dispatch area that wait for their wished time, the one asked next first. */
  Flux<CaseFile> listPlanned(AreaCode dispatchArea, int limit) {
    return database
        .sql(
            DOCUMENT
                + """
                where c.request_id = any(array(
                  select request_id
                  from matching.dispatch_case
                  where dispatch_area = :area
                    and state = 'PLANNED'
                    and next_step_at > now()
                  order by next_step_at, request_id
                  limit :limit))
                order by c.next_step_at, c.request_id
                """)
        .bind("area", dispatchArea.value())
        .bind("limit", limit)
        .mapValue(String.class)
        .all()
        .concatMap(this::readable);
  }

  /** Of these searches the files of those whose next step is still due. */
  Flux<CaseFile> listStillDue(Collection<UUID> requestIds) {
    return database
        .sql(
            DOCUMENT
                + """
                where c.request_id = any(:ids)
                  and c.next_step_at <= now()
                order by c.urgency = 'U1' desc, c.next_step_at, c.request_id
                """)
        .bind("ids", requestIds.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .concatMap(this::readable);
  }

  private Mono<CaseFile> readable(String document) {
    return Mono.fromSupplier(() -> json.readValue(document, CaseFile.class))
        .onErrorResume(
            JacksonException.class,
            unreadable -> {
              LOG.error("A case file cannot be read and is left out", unreadable);
              return Mono.empty();
            });
  }

  private Mono<CaseFile> read(String sql, UUID id) {
    return database
        .sql(sql)
        .bind("id", id)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, CaseFile.class));
  }
}
