package org.diandan.request.feature;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Reads the changes of the switches. */
@Repository
public class Switches {

  private static final String ROWS =
      "select number, feature, before, after, changed_at, changed_by, reason from feature_switch\n";
  private static final int LATEST = 50;

  private final DatabaseClient database;

  Switches(DatabaseClient database) {
    this.database = database;
  }

  /** The newest change of each feature that was ever switched, in no order. */
  public Flux<SwitchRow> newest() {
    return database
        .sql(
            """
            select distinct on (feature)
              number, feature, before, after, changed_at, changed_by, reason
            from feature_switch
            order by feature, number desc
            """)
        .map(Switches::row)
        .all();
  }

  /** The latest changes of one feature, the newest first; at most 50. */
  public Flux<SwitchRow> of(Feature feature) {
    return database
        .sql(ROWS + "where feature = :feature order by number desc limit :latest")
        .bind("feature", feature.code())
        .bind("latest", LATEST)
        .map(Switches::row)
        .all();
  }

  /** The changes after one, the oldest first. */
  Flux<SwitchRow> after(long number) {
    return database
        .sql(ROWS + "where number > :number order by number")
        .bind("number", number)
        .map(Switches::row)
        .all();
  }

  private static SwitchRow row(Readable row) {
    return new SwitchRow(
        requireNonNull(row.get("number", Long.class)),
        requireNonNull(row.get("feature", String.class)),
        requireNonNull(row.get("before", String.class)),
        requireNonNull(row.get("after", String.class)),
        requireNonNull(row.get("changed_at", Instant.class)),
        requireNonNull(row.get("changed_by", UUID.class)),
        requireNonNull(row.get("reason", String.class)));
  }
}
