package org.diandan.request.area;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The area tree. */
public final class Areas {

  private static final int MOST_FOUND = 20;

  private final DatabaseClient database;
  private final CountyOutlines outlines;

  Areas(DatabaseClient database, CountyOutlines outlines) {
    this.database = database;
    this.outlines = outlines;
  }

  /** The area with this code; empty when it is unknown or no code at all. */
  public Mono<Optional<Area>> find(String code) {
    return AreaCode.isWellFormed(code)
        ? named(List.of(code)).map(found -> Optional.ofNullable(found.get(code)))
        : Mono.just(Optional.empty());
  }

  /** Those of these codes that exist, by code. */
  public Mono<Map<String, Area>> named(Collection<String> codes) {
    return database
        .sql(
            """
            select a.code, a.name, a.longitude, a.latitude,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(a.code, 6), left(a.code, 9), a.code)) as path,
              exists (
                select
                from area p
                where p.retired_at is not null and starts_with(a.code, p.code)) as out_of_use
            from area a
            where a.code = any(:codes)
            """)
        .bind("codes", codes.toArray(String[]::new))
        .map(Areas::areaOf)
        .all()
        .collect(Collectors.toMap(area -> area.code().value(), area -> area));
  }

  /** What lies directly inside an area, by code. */
  public Flux<Area> listInside(AreaCode parent) {
    return database
        .sql(
            """
            select a.code, a.name, a.longitude, a.latitude, a.name as path, false as out_of_use
            from area a
            where a.parent_code = :parent
              and not exists (
                select
                from area p
                where p.retired_at is not null and starts_with(a.code, p.code))
            order by a.code
            """)
        .bind("parent", parent.value())
        .map(Areas::areaOf)
        .all();
  }

  /** Every city with its counties, by code; the first question of a picker. */
  public Mono<List<City>> listCities() {
    return database
        .sql(
            """
            select a.code, a.name, a.longitude, a.latitude, a.name as path, false as out_of_use
            from area a
            where a.level in ('city', 'county')
              and not exists (
                select
                from area p
                where p.retired_at is not null and starts_with(a.code, p.code))
            order by a.code
            """)
        .map(Areas::areaOf)
        .all()
        .collectList()
        .map(Areas::grouped);
  }

  /** Towns and villages whose name holds the words, nearest the top first, at most 20. */
  public Flux<Area> search(String words) {
    return database
        .sql(
            """
            select a.code, a.name, a.longitude, a.latitude,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(a.code, 6), left(a.code, 9), a.code)) as path,
              false as out_of_use
            from area a
            where a.level in ('county', 'town', 'village')
              and not exists (
                select
                from area p
                where p.retired_at is not null and starts_with(a.code, p.code))
              and strpos(a.name, :words) > 0
            order by length(a.code), a.code
            limit :most
            """)
        .bind("words", words.strip())
        .bind("most", MOST_FOUND)
        .map(Areas::areaOf)
        .all();
  }

  /**
   * The village or town a point seems to lie in: the nearest centre of the county whose outline
   * holds it. Centres are sampled, so a neighbour may be named instead. Empty when no outline holds
   * the point.
   */
  public Mono<Optional<Area>> findAround(double longitude, double latitude) {
    var counties = outlines.around(longitude, latitude);
    if (counties.isEmpty()) {
      return Mono.just(Optional.empty());
    }
    return database
        .sql(
            """
            select a.code
            from area a
            where (a.code = :county
                or a.parent_code = :county
                or a.parent_code in (select t.code from area t where t.parent_code = :county))
              and not exists (
                select
                from area p
                where p.retired_at is not null and starts_with(a.code, p.code))
            order by a.code = :county,
              power(a.latitude - :latitude, 2)
                + power((a.longitude - :longitude) * cos(radians(:latitude)), 2) nulls last, a.code
            limit 1
            """)
        .bind("county", counties.getFirst().value())
        .bind("longitude", longitude)
        .bind("latitude", latitude)
        .mapValue(String.class)
        .one()
        .flatMap(this::find)
        .defaultIfEmpty(Optional.empty());
  }

  /**
   * The deepest county, town or village inside an area that an address names; the one whose town
   * and county are named as well comes first. Empty when it names none.
   */
  public Mono<Optional<Area>> findNamed(AreaCode inside, String address) {
    return database
        .sql(
            """
            select a.code
            from area a
            where a.code like :inside || '%'
              and a.level in ('county', 'town', 'village')
              and strpos(:address, a.name) > 0
            order by (
                select count(*)
                from area p
                where p.code in (left(a.code, 6), left(a.code, 9), a.code)
                  and strpos(:address, p.name) > 0) desc,
              length(a.code) desc, a.code
            limit 1
            """)
        .bind("inside", inside.value())
        .bind("address", address)
        .mapValue(String.class)
        .one()
        .flatMap(this::find)
        .defaultIfEmpty(Optional.empty());
  }

  /** The county's outline as GeoJSON; empty when it is not known. */
  public Optional<String> findOutline(AreaCode county) {
    return outlines.document(county);
  }

  /** Whether an exact point may belong to the county of an area. */
  public boolean mayContain(AreaCode area, double longitude, double latitude) {
    return outlines.mayContain(area.at(AreaCode.Level.COUNTY), longitude, latitude);
  }

  /** A city and what it consists of. */
  public record City(String name, List<Area> counties) {
    public City {
      counties = List.copyOf(counties);
    }
  }

  private static List<City> grouped(List<Area> areas) {
    return areas.stream()
        .filter(area -> area.code().level() == AreaCode.Level.CITY)
        .map(city -> new City(city.name(), countiesOf(city, areas)))
        .toList();
  }

  private static List<Area> countiesOf(Area city, List<Area> areas) {
    return areas.stream()
        .filter(area -> area.isCloseEnough() && city.code().contains(area.code()))
        .toList();
  }

  static Area areaOf(Readable row) {
    var longitude = row.get("longitude", Double.class);
    var latitude = row.get("latitude", Double.class);
    return new Area(
        new AreaCode(requireNonNull(row.get("code", String.class))),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("path", String.class)),
        longitude == null || latitude == null ? null : new RoughPosition(longitude, latitude),
        Boolean.TRUE.equals(row.get("out_of_use", Boolean.class)));
  }
}
