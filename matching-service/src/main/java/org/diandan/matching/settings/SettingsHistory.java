package org.diandan.matching.settings;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.dispatch.SettingsInForce;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the changes of the settings; a row that cannot be used is there without values. */
@Repository
public class SettingsHistory {

  private static final String ROWS =
      """
      select number, changed_at, changed_by, reason, cast(settings as text) as settings
      from matching.dispatch_setting
      """;
  private static final int LATEST = 50;
  private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};

  private final DatabaseClient database;
  private final SettingsInForce inForce;
  private final JsonMapper json;

  SettingsHistory(DatabaseClient database, SettingsInForce inForce, JsonMapper json) {
    this.database = database;
    this.inForce = inForce;
    this.json = json;
  }

  /** What is in force by the rows, with the latest changes. */
  public Mono<Standing> standing() {
    return database
        .sql(ROWS + "order by number desc limit :limit")
        .bind("limit", LATEST)
        .map(this::row)
        .all()
        .collectList()
        .map(rows -> Standing.of(rows, SettingValues.numbersOf(inForce.shipped())));
  }

  /** The changes after one, the oldest first. */
  Flux<SettingsRow> after(long number) {
    return database
        .sql(ROWS + "where number > :number order by number")
        .bind("number", number)
        .map(this::row)
        .all();
  }

  private SettingsRow row(Readable row) {
    return new SettingsRow(
        requireNonNull(row.get("number", Long.class)),
        requireNonNull(row.get("changed_at", Instant.class)),
        requireNonNull(row.get("changed_by", UUID.class)),
        requireNonNull(row.get("reason", String.class)),
        values(requireNonNull(row.get("settings", String.class))));
  }

  /** What a row of an earlier release does not know yet is as shipped. */
  private @Nullable SettingValues values(String stored) {
    try {
      var numbers = new HashMap<>(SettingValues.numbersOf(inForce.shipped()));
      numbers.putAll(json.readValue(stored, NUMBERS));
      return new SettingValues(numbers);
    } catch (JacksonException | IllegalArgumentException e) {
      // Whatever it is, the settings before it stay in force; who reads the history sees the row.
      return null;
    }
  }
}
