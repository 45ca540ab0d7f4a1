package org.diandan.matching.handover;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what teams ask of each other. */
@Repository
public class Handovers {

  private static final String TASK =
      """
      select cast(jsonb_build_object(
        'assignmentId', a.id, 'item', c.item, 'area', c.area,
        'startBy', coalesce(a.start_by, c.finish_by), 'holder', holder.name,
        'asker', asker.name, 'state', h.state, 'answerBy', h.answer_by, 'reason', h.reason,
        'now', now()) as text)
      from matching.assignment a
      join matching.dispatch_case c on c.request_id = a.request_id
      join matching.team holder on holder.id = a.team_id
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  Handovers(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * A task and what is asked about it.
   *
   * @param startBy by when somebody should be there
   * @param asker null with {@code state} and {@code answerBy} when nobody asked
   * @param reason why it stays; null when nobody said so
   */
  public record Task(
      UUID assignmentId,
      ServiceItemCode item,
      AreaCode area,
      Instant startBy,
      String holder,
      @Nullable String asker,
      @Nullable String state,
      @Nullable Instant answerBy,
      @Nullable String reason,
      Instant now) {}

  /** Questions these teams still owe an answer to, the one that ends first on top. */
  public Mono<List<Task>> listToAnswer(Collection<UUID> teams) {
    return read(
        TASK
            + """
            join matching.handover h on h.assignment_id = a.id and h.state = 'ASKED'
            join matching.team asker on asker.id = h.to_team_id
            where a.team_id = any(:teams)
              and a.state = 'ACCEPTED'
            order by h.answer_by, h.id
            """,
        teams);
  }

  /** What these teams asked for in the last seven days, the newest first. */
  public Mono<List<Task>> listAsked(Collection<UUID> teams) {
    return read(
        TASK
            + """
            join matching.handover h on h.assignment_id = a.id
            join matching.team asker on asker.id = h.to_team_id
            where h.to_team_id = any(:teams)
              and h.asked_at > now() - interval '7 days'
            order by h.asked_at desc, h.id
            limit 50
            """,
        teams);
  }

  /** Tasks other teams hold in the county of one of these, not begun and not asked for. */
  public Mono<List<Task>> listNearby(Collection<UUID> teams) {
    return read(
        TASK
            + """
            left join matching.handover h on h.assignment_id = a.id and h.state = 'ASKED'
            left join matching.team asker on asker.id = h.to_team_id
            where a.state = 'ACCEPTED'
              and h.id is null
              and a.team_id <> all(:teams)
              and exists (
                select 1
                from matching.team own
                where own.id = any(:teams)
                  and own.state = 'ACTIVE'
                  and own.dispatch_area = c.dispatch_area
                  and left(own.area, 6) = left(c.area, 6))
            order by coalesce(a.start_by, c.finish_by), a.id
            limit 20
            """,
        teams);
  }

  private Mono<List<Task>> read(String sql, Collection<UUID> teams) {
    return database
        .sql(sql)
        .bind("teams", teams.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Task.class))
        .collectList();
  }
}
