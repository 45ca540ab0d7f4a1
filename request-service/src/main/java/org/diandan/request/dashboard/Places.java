package org.diandan.request.dashboard;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Names and positions of areas, many at a time. */
@Component
public final class Places {

  private final DatabaseClient database;
  private final Areas areas;

  Places(DatabaseClient database, Areas areas) {
    this.database = database;
    this.areas = areas;
  }

  /**
   * An area.
   *
   * @param path names from the county down
   * @param longitude sampled (模拟坐标), WGS-84 degrees; null where none is known
   */
  public record Place(
      String code,
      String name,
      String path,
      @Nullable Double longitude,
      @Nullable Double latitude) {}

  /** Those of these codes that exist, by code. */
  public Mono<Map<String, Place>> named(Collection<String> codes) {
    return areas
        .named(codes)
        .map(
            found ->
                found.values().stream()
                    .map(Places::placeOf)
                    .collect(Collectors.toMap(Place::code, place -> place)));
  }

  private static Place placeOf(Area area) {
    var centre = area.centre();
    return new Place(
        area.code().value(),
        area.name(),
        area.path(),
        centre == null ? null : centre.longitude(),
        centre == null ? null : centre.latitude());
  }

  /**
   * What somebody may choose next: the own areas, the way down to what is chosen, and what lies
   * directly inside it; by code.
   *
   * @param own code prefixes; an empty one is everywhere
   * @param chosen empty for all own areas
   */
  public Mono<List<Place>> choices(List<String> own, String chosen) {
    return database
        .sql(
            """
            select a.code, a.name, a.longitude, a.latitude,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(a.code, 6), left(a.code, 9), a.code)) as path
            from area a
            where exists (select from unnest(:own) as o where starts_with(a.code, o))
              and (a.code = any(:own)
                or a.parent_code = any(:near)
                or starts_with(:chosen, a.code)
                or a.parent_code is null)
            order by a.code
            """)
        .bind("own", own.toArray(String[]::new))
        .bind("near", chosen.isEmpty() ? own.toArray(String[]::new) : new String[] {chosen})
        .bind("chosen", chosen)
        .map(Places::placeOf)
        .all()
        .collectList();
  }

  private static Place placeOf(Readable row) {
    return new Place(
        requireNonNull(row.get("code", String.class)),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("path", String.class)),
        row.get("longitude", Double.class),
        row.get("latitude", Double.class));
  }
}
