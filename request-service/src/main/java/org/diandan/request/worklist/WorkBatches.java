package org.diandan.request.worklist;

import java.time.Instant;
import java.util.UUID;
import org.diandan.request.worklist.WorkBatch.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps batches; nothing is ever deleted. */
@Repository
public class WorkBatches {

  private final DatabaseClient database;
  private final JsonMapper json;

  WorkBatches(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A batch; empty when there is none. */
  public Mono<WorkBatch> find(UUID id) {
    return database
        .sql(
            """
            select cast(jsonb_build_object(
              'id', b.id, 'list', b.list, 'action', b.action, 'reason', b.reason,
              'madeBy', b.made_by, 'madeAt', b.made_at, 'undoneAt', b.undone_at,
              'now', clock_timestamp(),
              'items', (
                select coalesce(jsonb_agg(jsonb_build_object(
                  'request', i.request_id, 'orderNumber', r.order_number, 'outcome', i.outcome,
                  'departmentBefore', i.department_before, 'versionAfter', i.version_after,
                  'undone', i.undo_outcome) order by r.order_number), '[]')
                from work_batch_item i
                join request r on r.id = i.request_id
                where i.batch_id = b.id)) as text)
            from work_batch b
            where b.id = :id
            """)
        .bind("id", id)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, WorkBatch.class));
  }

  Mono<Void> begin(UUID id, WantedWork wanted, UUID by) {
    var statement =
        database
            .sql(
                """
                insert into work_batch (id, list, action, reason, department_id, made_by)
                values (:id, :list, :action, :reason, :department, :by)
                """)
            .bind("id", id)
            .bind("list", wanted.list().name())
            .bind("action", wanted.action().name())
            .bind("by", by);
    var reason = wanted.reason();
    var reasoned =
        reason == null
            ? statement.bindNull("reason", String.class)
            : statement.bind("reason", reason.name());
    return withId(reasoned, "department", wanted.department()).then();
  }

  Mono<Void> add(UUID batch, Item item) {
    var statement =
        database
            .sql(
                """
                insert into work_batch_item (
                  batch_id, request_id, outcome, department_before, version_after)
                values (:batch, :request, :outcome, :before, :after)
                """)
            .bind("batch", batch)
            .bind("request", item.request())
            .bind("outcome", item.outcome().name());
    var version = item.versionAfter();
    var versioned =
        version == null
            ? statement.bindNull("after", Long.class)
            : statement.bind("after", version);
    return withId(versioned, "before", item.departmentBefore()).then();
  }

  /** Takes the one way back; empty when it is gone. */
  Mono<Instant> beginUndo(UUID batch, UUID by) {
    return database
        .sql(
            """
            update work_batch
            set undone_at = clock_timestamp()
            where id = :id
              and made_by = :by
              and action <> 'URGE'
              and undone_at is null
              and made_at > clock_timestamp() - interval '10 minutes'
            returning undone_at
            """)
        .bind("id", batch)
        .bind("by", by)
        .mapValue(Instant.class)
        .one();
  }

  Mono<Void> undone(UUID batch, UUID request, BulkOutcome outcome) {
    return database
        .sql(
            """
            update work_batch_item
            set undo_outcome = :outcome
            where batch_id = :batch and request_id = :request
            """)
        .bind("outcome", outcome.name())
        .bind("batch", batch)
        .bind("request", request)
        .then();
  }

  private static DatabaseClient.GenericExecuteSpec withId(
      DatabaseClient.GenericExecuteSpec statement, String name, @Nullable UUID id) {
    return id == null ? statement.bindNull(name, UUID.class) : statement.bind(name, id);
  }

  /** The number people know a request by. */
  Mono<String> numberOf(UUID request) {
    return database
        .sql("select order_number from request where id = :id")
        .bind("id", request)
        .mapValue(String.class)
        .one();
  }
}
