package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.diandan.request.batch.ChunkRows.Place;
import org.diandan.request.batch.Judged.Sound;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which numbers of a source are known already, and with what content. */
@Component
final class KnownNumbers {

  private final DatabaseClient database;

  KnownNumbers(DatabaseClient database) {
    this.database = database;
  }

  /** Content of what is recorded, or was met by this dry run, under some numbers. */
  Mono<Map<String, String>> among(Place place, List<Judged> rows) {
    var numbers =
        rows.stream()
            .filter(Sound.class::isInstance)
            .map(row -> ((Sound) row).history().number())
            .toArray(String[]::new);
    return database
        .sql(
            """
            select number, content
            from imported_record
            where jurisdiction = :jurisdiction
              and number = any(:numbers)
            union all
            select number, content
            from import_met
            where job_id = :job
              and number = any(:numbers)
            """)
        .bind("jurisdiction", place.jurisdiction())
        .bind("job", place.job())
        .bind("numbers", numbers)
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("number", String.class)),
                    requireNonNull(row.get("content", String.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
