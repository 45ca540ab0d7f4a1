package org.diandan.matching.visit;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is written down about visits. */
@Repository
public class VisitBooks {

  private static final String BOOK =
      """
      select cast(jsonb_build_object(
        'acceptedAt', a.accepted_at,
        'plannedUntil', a.planned_until,
        'dutiesUntil', (
          select max(upper(d.planned))
          from matching.duty d
          where d.assignment_id = a.id
            and d.state in ('PLANNED', 'STANDBY')),
        'result', a.result,
        'goes', exists (
          select 1
          from matching.duty d
          where d.assignment_id = a.id
            and d.person_id = :person
            and d.state in ('PLANNED', 'STANDBY')),
        'attendances', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'personId', t.person_id,
            'cameAt', t.came_at,
            'cameBy', t.came_by,
            'cameNear', t.came_near,
            'leftAt', t.left_at,
            'leftBy', t.left_by,
            'leftNear', t.left_near,
            'codeProvenAt', t.code_proven_at,
            'flags', t.flags,
            'confirmedBy', t.confirmed_by) order by t.came_at, t.person_id), '[]')
          from matching.attendance t
          where t.assignment_id = a.id),
        'elsewhere', (
          select o.assignment_id
          from matching.attendance o
          where o.person_id = :person
            and o.left_at is null
            and o.assignment_id <> a.id)) as text)
      from matching.assignment a
      where a.id = :id
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  VisitBooks(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The book of a visit as one person opens it; empty when there is no such assignment. */
  public Mono<VisitBook> find(UUID assignmentId, UUID personId) {
    return database
        .sql(BOOK)
        .bind("id", assignmentId)
        .bind("person", personId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, VisitBook.class));
  }
}
