package org.diandan.request.statistics.journal;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.Event;
import org.diandan.contract.EventTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every event once per generation; rows are only added. */
@Component
class Journal {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final DatabaseClient database;

  Journal(DatabaseClient database) {
    this.database = database;
  }

  /** The event in a text; empty for a type this release does not know. */
  static Optional<Event> read(String type, String data) {
    return EventTypes.find(type).map(known -> JSON.readValue(data, known));
  }

  /** Adds what is not there yet. */
  Mono<Void> add(int generation, Collection<Entry> entries) {
    if (entries.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            insert into figure_event (
              generation, event_id, case_id, topic, version, type, occurred_at, other_id, data)
            select :generation, e.event_id, e.case_id, e.topic, e.version, e.type, e.occurred_at,
              e.other_id, cast(e.data as jsonb)
            from unnest(:ids, :cases, :topics, :versions, :types,
              cast(:times as timestamptz[]), :others, :data)
              as e(event_id, case_id, topic, version, type, occurred_at, other_id, data)
            on conflict on constraint figure_event_pk do nothing
            """)
        .bind("generation", generation)
        .bind("ids", each(entries, entry -> entry.event().eventId()).toArray(UUID[]::new))
        .bind("cases", each(entries, Entry::caseId).toArray(UUID[]::new))
        .bind("topics", each(entries, entry -> entry.event().topic()).toArray(String[]::new))
        .bind("versions", each(entries, Entry::version).toArray(Long[]::new))
        .bind(
            "types",
            each(entries, entry -> EventTypes.wireNameOf(entry.event())).toArray(String[]::new))
        .bind("times", each(entries, entry -> entry.at().toString()).toArray(String[]::new))
        .bind("others", each(entries, Entry::other).toArray(UUID[]::new))
        .bind(
            "data",
            each(entries, entry -> JSON.writeValueAsString(entry.event())).toArray(String[]::new))
        .then();
  }

  /** The requests that ever went where one of these went. */
  Flux<UUID> followers(int generation, Set<UUID> cases) {
    return database
        .sql(
            """
            select distinct case_id
            from figure_event
            where generation = :generation
              and other_id = any(:cases)
            """)
        .bind("generation", generation)
        .bind("cases", cases.toArray(UUID[]::new))
        .mapValue(UUID.class)
        .all();
  }

  /** All events of these requests, in no order. */
  Flux<Entry> of(int generation, Set<UUID> cases) {
    return database
        .sql(
            """
            select type, version, cast(data as text) as data
            from figure_event
            where generation = :generation
              and case_id = any(:cases)
            """)
        .bind("generation", generation)
        .bind("cases", cases.toArray(UUID[]::new))
        .map(Journal::entryOf)
        .all()
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private static Optional<Entry> entryOf(Readable row) {
    long version = requireNonNull(row.get("version", Long.class));
    return read(
            requireNonNull(row.get("type", String.class)),
            requireNonNull(row.get("data", String.class)))
        .map(event -> new Entry(version, event));
  }

  private static <T> List<@Nullable T> each(
      Collection<Entry> entries, Function<Entry, @Nullable T> value) {
    var all = new java.util.ArrayList<@Nullable T>(entries.size());
    entries.forEach(entry -> all.add(value.apply(entry)));
    return all;
  }
}
