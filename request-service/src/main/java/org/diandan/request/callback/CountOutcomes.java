package org.diandan.request.callback;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.diandan.request.identity.OperatorAreas;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What came of today's calls. */
@Component
public final class CountOutcomes {

  private final DatabaseClient database;
  private final ZoneId zone;

  CountOutcomes(DatabaseClient database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  private record Count(Outcome outcome, long tries) {}

  /** Tries of today by outcome, in the order of the outcomes; those without any are absent. */
  public Mono<Map<Outcome, Long>> today(OperatorAreas areas) {
    return database
        .sql(
            """
            select t.outcome, count(*) as tries
            from callback_try t
            join request r on r.id = t.request_id
            where t.tried_at >= date_trunc('day', now(), :zone)
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            group by t.outcome
            """)
        .bind("zone", zone.getId())
        .bind("areas", areas.array())
        .map(
            row ->
                new Count(
                    Outcome.valueOf(requireNonNull(row.get("outcome", String.class))),
                    requireNonNull(row.get("tries", Long.class))))
        .all()
        .collectMap(Count::outcome, Count::tries, () -> new EnumMap<>(Outcome.class));
  }
}
