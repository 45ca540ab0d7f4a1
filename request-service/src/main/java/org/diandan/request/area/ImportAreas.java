package org.diandan.request.area;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds areas that are not there yet, parents first; areas that exist are left alone. */
public final class ImportAreas {

  private static final int ROWS_AT_ONCE = 2000;

  private final DatabaseClient database;
  private final CountyOutlines outlines;
  private final AuditLog audit;

  ImportAreas(DatabaseClient database, CountyOutlines outlines, AuditLog audit) {
    this.database = database;
    this.outlines = outlines;
    this.audit = audit;
  }

  /**
   * One line of a list of areas.
   *
   * @param parent null for a province
   */
  public record Division(AreaCode code, String name, @Nullable AreaCode parent) {}

  /** As {@link #add(List)}, by an administrator. */
  public Mono<Void> add(List<Division> divisions, UUID administrator) {
    var entry =
        new AuditEntry(
            administrator, "areas-brought-in", divisions.getFirst().code().value(), "", "");
    var after = divisions.size() + ": " + divisions.getFirst().name();
    return add(divisions)
        .then(
            Mono.defer(
                () ->
                    audit.record(entry.changing(divisions.getFirst().code().value(), "", after))));
  }

  /** Adds the areas; each must come after its parent or find it in the table. */
  public Mono<Void> add(List<Division> divisions) {
    return Flux.fromIterable(divisions).buffer(ROWS_AT_ONCE).concatMap(this::addSome).then();
  }

  private Mono<Void> addSome(List<Division> divisions) {
    return database
        .sql(
            """
            insert into area (code, name, level, parent_code, longitude, latitude)
            select * from unnest(:codes, :names, :levels, :parents, :longitudes, :latitudes)
            on conflict do nothing
            """)
        .bind("codes", texts(divisions, division -> division.code().value()))
        .bind("names", texts(divisions, Division::name))
        .bind("levels", texts(divisions, ImportAreas::levelOf))
        .bind("parents", texts(divisions, ImportAreas::parentOf))
        .bind("longitudes", degrees(divisions, RoughPosition::longitude))
        .bind("latitudes", degrees(divisions, RoughPosition::latitude))
        .then();
  }

  private static String levelOf(Division division) {
    return division.code().level().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static @Nullable String parentOf(Division division) {
    return division.parent() == null ? null : division.parent().value();
  }

  private @Nullable Double[] degrees(
      List<Division> divisions, Function<RoughPosition, Double> axis) {
    return divisions.stream()
        .map(division -> centre(division).map(axis).orElse(null))
        .toArray(Double[]::new);
  }

  private java.util.Optional<RoughPosition> centre(Division division) {
    return division.code().value().length() < "360802".length()
        ? java.util.Optional.empty()
        : outlines.sample(division.code());
  }

  private static @Nullable String[] texts(
      List<Division> divisions, Function<Division, @Nullable String> value) {
    return divisions.stream().map(value).toArray(String[]::new);
  }
}
