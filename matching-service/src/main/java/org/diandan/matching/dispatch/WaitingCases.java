package org.diandan.matching.dispatch;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Searches that found every team busy. */
@Component
public class WaitingCases {

  private static final int AT_ONCE = 20;

  private final DatabaseClient database;

  WaitingCases(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Makes the longest waiting ones due at once, where the team of a finished task is at home; their
   * owner looks at them.
   */
  public Mono<Void> wakeAfter(UUID assignmentId) {
    return database
        .sql(
            """
            update matching.dispatch_case
            set next_step_at = now()
            where request_id in (
              select request_id
              from matching.dispatch_case
              where dispatch_area = (
                  select t.dispatch_area
                  from matching.assignment a
                  join matching.team t on t.id = a.team_id
                  where a.id = :assignment)
                and state = 'SEARCHING'
                and next_step_at > now()
              order by round_began_at
              limit :limit
              for update skip locked)
            """)
        .bind("assignment", assignmentId)
        .bind("limit", AT_ONCE)
        .then();
  }
}
