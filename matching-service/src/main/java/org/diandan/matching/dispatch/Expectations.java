package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.NextSteps.Planned;
import org.diandan.matching.dispatch.Step.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds when a busy team is likely to be free. It errs on the late side: a task takes until its
 * promised end, a question that is not answered yet becomes a task, and a team that has more than
 * it takes on frees several first. An end that has passed says nothing.
 */
@Component
class Expectations {

  private static final String FREE_AT =
      """
      with held as (
        select a.team_id, greatest(c.wished_until, c.finish_by) as ends_at
        from matching.assignment a
        join matching.dispatch_case c on c.request_id = a.request_id
        where a.team_id = any(:teams)
          and a.state in ('ACCEPTED', 'IN_SERVICE')
        union all
        select o.team_id, greatest(c.wished_until, c.finish_by)
        from matching.offer o
        join matching.dispatch_case c on c.request_id = o.request_id
        where o.team_id = any(:teams)
          and o.state = 'SENT'),
      ranked as (
        select held.team_id, held.ends_at, t.capacity,
          row_number() over (partition by held.team_id order by held.ends_at) as place,
          count(*) over (partition by held.team_id) as tasks
        from held
        join matching.team t on t.id = held.team_id)
      select team_id, ends_at
      from ranked
      where place = tasks - capacity + 1
        and ends_at > now()
      """;

  private final DatabaseClient database;

  Expectations(DatabaseClient database) {
    this.database = database;
  }

  /** The same steps; those that tell a resident to wait say until when, where that is known. */
  Mono<List<Planned>> fill(List<Planned> batch) {
    var busy = new HashSet<UUID>();
    batch.stream()
        .map(planned -> planned.step().waiting())
        .filter(Objects::nonNull)
        .forEach(waiting -> busy.addAll(waiting.teams()));
    return busy.isEmpty()
        ? Mono.just(batch)
        : freeAt(busy).map(free -> batch.stream().map(planned -> filled(planned, free)).toList());
  }

  private Mono<Map<UUID, Instant>> freeAt(Set<UUID> teams) {
    return database
        .sql(FREE_AT)
        .bind("teams", teams.toArray(UUID[]::new))
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("team_id", UUID.class)),
                    requireNonNull(row.get("ends_at", Instant.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Planned filled(Planned planned, Map<UUID, Instant> free) {
    var step = planned.step();
    var waiting = step.waiting();
    return waiting == null
        ? planned
        : new Planned(planned.file(), step.waitingUntil(first(waiting, free)));
  }

  private static @Nullable Instant first(Waiting waiting, Map<UUID, Instant> free) {
    return waiting.teams().stream()
        .map(free::get)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
