package org.diandan.matching.border;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AreaCode.Level;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The other prefectures of a province that have teams, and how far they are. The centre of a
 * prefecture is the mean place of its active teams: where its help starts from.
 */
@Component
class Neighbours {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final String CENTRES =
      """
      select dispatch_area, avg(longitude) as longitude, avg(latitude) as latitude
      from matching.team
      where active
        and left(dispatch_area, 2) = :province
      group by dispatch_area
      order by dispatch_area
      """;

  private final DatabaseClient database;
  private final Map<AreaCode, Mono<List<Centre>>> provinces = new ConcurrentHashMap<>();

  Neighbours(DatabaseClient database) {
    this.database = database;
  }

  /**
   * The other prefectures by their distance from a request, nearest first and those without any
   * place last.
   *
   * @return empty when the province has no other prefecture with teams
   */
  Mono<List<AreaCode>> near(CaseFile file) {
    var home = file.area().dispatchArea();
    return provinces
        .computeIfAbsent(home.at(Level.PROVINCE), this::centres)
        .map(
            centres -> {
              var from = file.place() == null ? placeOf(home, centres) : file.place();
              return centres.stream()
                  .filter(centre -> !centre.area().equals(home))
                  .sorted(Comparator.comparingInt(centre -> centre.metresFrom(from)))
                  .map(Centre::area)
                  .toList();
            });
  }

  private Mono<List<Centre>> centres(AreaCode province) {
    return database
        .sql(CENTRES)
        .bind("province", province.value())
        .map(
            row ->
                new Centre(
                    new AreaCode(requireNonNull(row.get("dispatch_area", String.class))),
                    place(row.get("longitude", Double.class), row.get("latitude", Double.class))))
        .all()
        .collectList()
        .cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
  }

  private static @Nullable Place place(@Nullable Double longitude, @Nullable Double latitude) {
    return longitude == null || latitude == null ? null : new Place(longitude, latitude);
  }

  private static @Nullable Place placeOf(AreaCode home, List<Centre> centres) {
    for (var centre : centres) {
      if (centre.area().equals(home)) {
        return centre.place();
      }
    }
    return null;
  }

  /**
   * A prefecture.
   *
   * @param place null when none of its teams named one
   */
  private record Centre(AreaCode area, @Nullable Place place) {

    int metresFrom(@Nullable Place from) {
      return from == null || place == null ? Integer.MAX_VALUE : from.metresTo(place);
    }
  }
}
