package org.diandan.request.statistics.journal;

import java.util.Collection;
import java.util.List;
import org.diandan.request.statistics.journal.CaseRow.Folded;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what cases came to. Whoever derived a case from fewer events than somebody else does not
 * replace that one's row, so it does not matter who writes last.
 */
@Component
class CaseRows {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final String COLUMNS =
      """
      folded, origin, number, area, item, urgency, channel, department, team_id, state, round,
      is_open, is_held, is_waiting, is_merged, counts, closure, accept_by, due_accept_by,
      finish_by, original_finish_by, sign_by, answer_by, submitted_at, responded_at, accepted_at,
      arrived_at, delivered_at, evaluated_at, completed_at, closed_at, signed_at, answered_at,
      paused_seconds, labelled_on_time, verdict, first_verdict, stars, called_contacted,
      called_verdict, called_stars, offers, acceptances, releases, urges, reopens, escalations,
      extensions, referrals, returns,
      supervisions\
      """;

  private static final String WRITE =
      """
      with written as (
        insert into figure_case as known (generation, case_id, %1$s)
        select :generation, case_id, %1$s
        from jsonb_populate_recordset(cast(null as figure_case), cast(:rows as jsonb))
        order by case_id
        on conflict on constraint figure_case_pk do update
          set (%1$s) = row(%2$s)
          where known.folded <= excluded.folded
        returning case_id
      )
      insert into figure_team_case (generation, case_id, team_id, asked, accepted, declined,
        expired, withdrawn, released, delivered, minutes)
      select :generation, t.case_id, t.team_id, t.asked, t.accepted, t.declined,
        t.expired, t.withdrawn, t.released, t.delivered, t.minutes
      from jsonb_populate_recordset(cast(null as figure_team_case), cast(:teams as jsonb)) t
      join written on written.case_id = t.case_id
      order by t.case_id, t.team_id
      on conflict on constraint figure_team_case_pk do update
        set (asked, accepted, declined, expired, withdrawn, released, delivered, minutes)
          = row(excluded.asked, excluded.accepted, excluded.declined, excluded.expired,
            excluded.withdrawn, excluded.released, excluded.delivered, excluded.minutes)
      """
          .formatted(COLUMNS, excluded());

  private final DatabaseClient database;

  CaseRows(DatabaseClient database) {
    this.database = database;
  }

  private static String excluded() {
    return "excluded." + String.join(", excluded.", List.of(COLUMNS.split(",\\s+")));
  }

  Mono<Void> write(int generation, Collection<Folded> cases) {
    if (cases.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(WRITE)
        .bind("generation", generation)
        .bind("rows", JSON.writeValueAsString(cases.stream().map(Folded::row).toList()))
        .bind(
            "teams",
            JSON.writeValueAsString(cases.stream().flatMap(one -> one.teams().stream()).toList()))
        .then();
  }
}
