package org.diandan.matching.team;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TeamKind;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What officials have on file about teams in whatever state. */
@Repository
public class TeamFiles {

  private static final int LONGEST_LIST = 200;

  private final DatabaseClient database;

  TeamFiles(DatabaseClient database) {
    this.database = database;
  }

  /** A team in a list. */
  public record Line(
      UUID id, String name, TeamKind kind, AreaCode area, TeamState state, Instant changedAt) {}

  /**
   * A step that was taken.
   *
   * @param step one of {@link LifeStep}, or IMPORT
   * @param by null when nobody is on file
   * @param reason null where none is owed
   */
  public record Taken(
      String step, TeamState state, Instant at, @Nullable UUID by, @Nullable String reason) {}

  /**
   * Whose files to list.
   *
   * @param areas prefixes of area codes; an empty one means everywhere
   * @param state null for any
   * @param words part of the name; empty for any
   */
  public record Wanted(Collection<String> areas, @Nullable TeamState state, String words) {}

  /** Teams, those that wait for somebody first, then by name; at most 200. */
  public Flux<Line> list(Wanted wanted) {
    return database
        .sql(
            """
            select t.id, t.name, t.kind, t.area, t.state, t.changed_at
            from matching.team t
            where exists (
                select 1
                from unnest(:areas) as prefix
                where starts_with(t.area, prefix))
              and (:state = '' or t.state = :state)
              and position(lower(:words) in lower(t.name)) > 0
            order by t.state not in ('APPLIED', 'REVIEWED'), t.name, t.id
            limit :most
            """)
        .bind("areas", wanted.areas().toArray(String[]::new))
        .bind("state", wanted.state() == null ? "" : wanted.state().name())
        .bind("words", wanted.words())
        .bind("most", LONGEST_LIST)
        .map(TeamFiles::line)
        .all();
  }

  /** Every step of a team, the newest first; none for teams from before steps were kept. */
  public Mono<List<Taken>> stepsOf(UUID teamId) {
    return database
        .sql(
            """
            select step, state, taken_at, taken_by, reason
            from matching.team_step
            where team_id = :team
            order by number desc
            """)
        .bind("team", teamId)
        .map(
            row ->
                new Taken(
                    requireNonNull(row.get("step", String.class)),
                    TeamState.valueOf(requireNonNull(row.get("state", String.class))),
                    requireNonNull(row.get("taken_at", Instant.class)),
                    row.get("taken_by", UUID.class),
                    row.get("reason", String.class)))
        .all()
        .collectList();
  }

  private static Line line(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        TeamKind.valueOf(requireNonNull(row.get("kind", String.class))),
        new AreaCode(requireNonNull(row.get("area", String.class))),
        TeamState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("changed_at", Instant.class)));
  }
}
