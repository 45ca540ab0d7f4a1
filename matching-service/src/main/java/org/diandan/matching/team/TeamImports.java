package org.diandan.matching.team;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.team.sheet.SheetLine;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Tables of teams between their dry run and the yes; forgotten after a month. */
@Repository
public class TeamImports {

  private final DatabaseClient database;
  private final JsonMapper json;

  TeamImports(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A table as it was brought. */
  public record Brought(UUID id, String fileName, List<SheetLine> lines) {

    public Brought {
      lines = List.copyOf(lines);
    }
  }

  /** Keeps a table for whoever brought it. */
  public Mono<UUID> keep(Brought brought, UUID by) {
    return database
        .sql(
            """
            with forgotten as (
              delete from matching.team_import
              where brought_at < now() - interval '30 days')
            insert into matching.team_import (id, file_name, lines, brought_by)
            values (:id, :name, cast(:lines as jsonb), :by)
            """)
        .bind("id", brought.id())
        .bind("name", brought.fileName())
        .bind("lines", json.writeValueAsString(brought.lines()))
        .bind("by", by)
        .then()
        .thenReturn(brought.id());
  }

  /** A table; empty when there is none, or it is somebody else's. */
  public Mono<Brought> find(UUID id, UUID by) {
    return database
        .sql(
            """
            select file_name, cast(lines as text) as lines
            from matching.team_import
            where id = :id
              and brought_by = :by
            """)
        .bind("id", id)
        .bind("by", by)
        .map(
            row ->
                new Brought(
                    id,
                    requireNonNull(row.get("file_name", String.class)),
                    List.of(
                        json.readValue(
                            requireNonNull(row.get("lines", String.class)), SheetLine[].class))))
        .one();
  }

  /** The ids of teams by their numbers elsewhere; numbers nobody has are missing. */
  public Mono<Map<String, UUID>> idsOf(Collection<String> externalCodes) {
    return database
        .sql("select external_code, id from matching.team where external_code = any(:codes)")
        .bind("codes", externalCodes.toArray(String[]::new))
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("external_code", String.class)),
                    requireNonNull(row.get("id", UUID.class))))
        .all()
        .collect(HashMap::new, (ids, entry) -> ids.put(entry.getKey(), entry.getValue()));
  }
}
