package org.diandan.request.administration;

import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts what waits for an administrator in this service. */
@Component
public final class Waiting {

  private static final List<String> KINDS =
      List.of("webhooks", "deliveries", "imports", "passwords");

  private final DatabaseClient database;

  Waiting(DatabaseClient database) {
    this.database = database;
  }

  /**
   * How many of each kind wait inside the areas, in a fixed order; kinds without any are left out.
   */
  public Mono<Map<String, Long>> in(AdministeredAreas areas) {
    return database
        .sql(
            """
            select
              (select count(*)
               from webhook_endpoint w
               join api_key k on k.id = w.hotline_key and k.disabled_at is null
               where w.disabled_because in ('FAILING', 'GONE')
                 and lies_in_any(k.area, :mine)) as webhooks,
              (select count(*)
               from webhook_delivery d
               join webhook_endpoint w on w.id = d.endpoint_id
               join api_key k on k.id = w.hotline_key and k.disabled_at is null
               where d.state = 'GIVEN_UP'
                 and lies_in_any(k.area, :mine)) as deliveries,
              (select count(*)
               from import_job j
               where j.state = 'CHECKED'
                 and '' = any(:mine)) as imports,
              (select count(*)
               from account a
               where a.one_time_until is not null
                 and a.disabled_at is null
                 and exists (
                   select
                   from authority h
                   where h.person_id = a.person_id and lies_in_any(h.area, :mine))) as passwords
            """)
        .bind("mine", areas.array())
        .map(Waiting::counts)
        .one();
  }

  private static Map<String, Long> counts(Readable row) {
    var counts = new LinkedHashMap<String, Long>();
    for (var kind : KINDS) {
      var count = row.get(kind, Long.class);
      if (count != null && count > 0) {
        counts.put(kind, count);
      }
    }
    return counts;
  }
}
