package org.diandan.request.closing;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.request.lifecycle.CurrentRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a request as ending it needs it. */
@Component
final class FindEndable {

  /** How often a resident is tried before staff may call them unreachable. */
  static final int ENOUGH = 3;

  private final DatabaseClient database;

  FindEndable(DatabaseClient database) {
    this.database = database;
  }

  /**
   * A request that may be ended.
   *
   * @param calls call-backs of this round or the one before that reached nobody
   * @param questions of this round that waited a day without an answer
   */
  record Endable(CurrentRequest request, int calls, int questions) {

    boolean isTriedEnough() {
      return calls >= ENOUGH || questions >= ENOUGH;
    }
  }

  /**
   * The request; empty when there is none. A round that is searched for again is called back for
   * the round before. A question nobody had time to answer counts as none.
   */
  Mono<Endable> find(UUID id) {
    return database
        .sql(
            """
            select r.id, r.state, r.round, r.version, r.area_code, r.item_code,
              clock_timestamp() as now,
              (select count(*)
               from callback_try t
               where t.request_id = r.id
                 and t.round >= r.round - 1
                 and t.outcome in ('BUSY', 'NO_ANSWER', 'WRONG_NUMBER')) as calls,
              (select count(*)
               from request_question q
               where q.request_id = r.id
                 and q.round = r.round
                 and q.ended_as is distinct from 'ANSWERED'
                 and coalesce(q.ended_at, clock_timestamp()) >= q.asked_at + interval '1 day')
                as questions
            from request r
            where r.id = :id
            """)
        .bind("id", id)
        .map(
            row ->
                new Endable(
                    CurrentRequest.of(row),
                    requireNonNull(row.get("calls", Integer.class)),
                    requireNonNull(row.get("questions", Integer.class))))
        .one();
  }
}
