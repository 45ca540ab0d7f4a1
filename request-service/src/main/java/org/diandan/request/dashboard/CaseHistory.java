package org.diandan.request.dashboard;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Everything that ever happened to a case, from the journal the figures are counted from. */
@Component
public final class CaseHistory {

  private final DatabaseClient database;

  CaseHistory(DatabaseClient database) {
    this.database = database;
  }

  /**
   * One event.
   *
   * @param type wire name with its version
   * @param version counts the events of the case on their topic
   * @param team who was concerned; null when no team was
   * @param round attempt at the request; null where the event names none
   * @param reason code of why; null where the event gives none
   * @param until the moment it speaks of; null when it speaks of none
   */
  public record Happened(
      Instant at,
      String type,
      String topic,
      long version,
      @Nullable String team,
      @Nullable Integer round,
      @Nullable String reason,
      @Nullable Instant until) {}

  /** All of it, oldest first; empty for a case nothing is known of. */
  public Flux<Happened> of(UUID request) {
    return database
        .sql(
            """
            select occurred_at, type, topic, version,
              data -> 'team' ->> 'teamName' as team,
              cast(coalesce(data ->> 'round', data -> 'of' ->> 'round') as int) as round,
              coalesce(data ->> 'reason', data ->> 'result', data ->> 'answer', data ->> 'ruling',
                data ->> 'cause',
                case data ->> 'resolved' when 'true' then 'RESOLVED' when 'false' then 'UNRESOLVED'
                end) as reason,
              cast(coalesce(data ->> 'signBy', data ->> 'answerBy', data ->> 'decideBy',
                data ->> 'dueBy', data ->> 'confirmBy', data ->> 'expectedAt', data ->> 'deadline',
                data ->> 'finishBy', data -> 'clocks' ->> 'finishBy') as timestamptz) as until
            from figure_event
            where generation = (select generation from figure_in_force)
              and case_id = :request
            order by occurred_at, topic, version
            """)
        .bind("request", request)
        .map(CaseHistory::happened)
        .all();
  }

  private static Happened happened(Readable row) {
    var until = row.get("until", OffsetDateTime.class);
    return new Happened(
        requireNonNull(row.get("occurred_at", OffsetDateTime.class)).toInstant(),
        requireNonNull(row.get("type", String.class)),
        requireNonNull(row.get("topic", String.class)),
        requireNonNull(row.get("version", Long.class)),
        row.get("team", String.class),
        row.get("round", Integer.class),
        row.get("reason", String.class),
        until == null ? null : until.toInstant());
  }
}
