package org.diandan.matching.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Counts searches for the dashboards; every instance counts the whole schema. */
@Component
class DispatchGauges {

  private static final Logger LOG = LoggerFactory.getLogger(DispatchGauges.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final DatabaseClient database;
  private final JsonMapper json;
  private final MultiGauge cases;
  private final MultiGauge escalations;
  private final AtomicLong offersOpen = new AtomicLong();

  DispatchGauges(DatabaseClient database, JsonMapper json, MeterRegistry meters) {
    this.database = database;
    this.json = json;
    this.cases =
        MultiGauge.builder("diandan.cases")
            .description("Searches by state; closed ones are left out")
            .register(meters);
    this.escalations =
        MultiGauge.builder("diandan.escalations")
            .description("Running searches that wait for a person, by reason")
            .register(meters);
    Gauge.builder("diandan.offers.open", offersOpen, AtomicLong::get)
        .description("Offers that teams have not answered yet")
        .register(meters);
  }

  @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
  void count() {
    try {
      var counted = read();
      cases.register(rows("state", counted.cases()), true);
      escalations.register(rows("reason", counted.escalations()), true);
      offersOpen.set(counted.offersOpen());
    } catch (DataAccessException e) {
      // The database is away; the health of the service says so, the figures stay as they were.
      LOG.info("The searches could not be counted: {}", e.getMessage());
    }
  }

  private Counted read() {
    var counted =
        database
            .sql(
                """
                select cast(jsonb_build_object(
                  'cases', (
                    select coalesce(jsonb_agg(c), '[]')
                    from (
                      select state as name, count(*) as count
                      from matching.dispatch_case
                      where state <> 'CLOSED'
                      group by state) c),
                  'escalations', (
                    select coalesce(jsonb_agg(e), '[]')
                    from (
                      select e.reason as name, count(*) as count
                      from matching.escalation e
                      join matching.dispatch_case c
                        on c.request_id = e.request_id
                        and c.round = e.round
                      where c.state in ('SEARCHING', 'OFFERED')
                      group by e.reason) e),
                  'offersOpen', (
                    select count(*)
                    from matching.offer
                    where state = 'SENT')) as text)
                """)
            .mapValue(String.class)
            .one()
            .map(document -> json.readValue(document, Counted.class))
            .block(LIMIT);
    return counted == null ? new Counted(List.of(), List.of(), 0) : counted;
  }

  private static List<Row<?>> rows(String tag, List<Named> counts) {
    var rows = new ArrayList<Row<?>>();
    counts.forEach(count -> rows.add(Row.of(Tags.of(tag, count.name()), count.count())));
    return rows;
  }

  private record Counted(List<Named> cases, List<Named> escalations, long offersOpen) {}

  private record Named(String name, long count) {}
}
