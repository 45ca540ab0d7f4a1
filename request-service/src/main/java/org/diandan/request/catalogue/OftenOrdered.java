package org.diandan.request.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.diandan.contract.AreaCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is ordered most around somebody: in the county over the last 90 days, where that is too
 * little in its city, and otherwise what is known to be wanted everywhere.
 */
@Component
public final class OftenOrdered {

  /** How many are shown. */
  public static final int MOST = 5;

  /** So few different items say nothing about a county. */
  private static final int ENOUGH = 3;

  private static final List<String> EVERYWHERE = List.of("EL05", "EL02", "RP01", "EL06", "EL04");
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final DatabaseClient database;
  private final Catalogue catalogue;
  private final Map<String, Mono<List<String>>> counted = new ConcurrentHashMap<>();

  OftenOrdered(DatabaseClient database, Catalogue catalogue) {
    this.database = database;
    this.catalogue = catalogue;
  }

  /**
   * Most ordered first, always {@link #MOST} of them.
   *
   * @param county an area that exists; at least a county
   */
  public Mono<List<ServiceItem>> around(AreaCode county) {
    return inside(county.at(AreaCode.Level.COUNTY))
        .flatMap(
            codes ->
                codes.size() >= ENOUGH
                    ? Mono.just(codes)
                    : inside(county.at(AreaCode.Level.CITY)))
        .map(codes -> codes.size() >= ENOUGH ? codes : List.<String>of())
        .map(this::filledUp);
  }

  /** When nobody knows where somebody is. */
  public List<ServiceItem> everywhere() {
    return filledUp(List.of());
  }

  private List<ServiceItem> filledUp(List<String> codes) {
    return Stream.concat(codes.stream(), EVERYWHERE.stream())
        .distinct()
        .flatMap(code -> catalogue.find(code).stream())
        .limit(MOST)
        .toList();
  }

  private Mono<List<String>> inside(AreaCode area) {
    return counted.computeIfAbsent(
        area.value(),
        code ->
            count(code).cache(_ -> KEPT, _ -> Duration.ZERO, () -> Duration.ZERO));
  }

  private Mono<List<String>> count(String area) {
    return database
        .sql(
            """
            select item_code
            from request
            where area_code like :inside
              and submitted_at > now() - interval '90 days'
              and item_code not like '%99'
            group by item_code
            order by count(*) desc, item_code
            limit :most
            """)
        .bind("inside", area + "%")
        .bind("most", MOST)
        .mapValue(String.class)
        .all()
        .collectList();
  }
}
