package org.diandan.matching.station;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stations. */
@Repository
public class Stations {

  /** Without characters that are taken for each other. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 7;
  private static final int MOST_LISTED = 500;

  private final DatabaseClient database;
  private final SecureRandom random = new SecureRandom();

  Stations(DatabaseClient database) {
    this.database = database;
  }

  /** A station by its code; empty when there never was one. */
  public Mono<Station> find(String code) {
    return database
        .sql("select code, area, name, closed_at from matching.station where code = :code")
        .bind("code", code)
        .map(Stations::station)
        .one();
  }

  /**
   * The stations inside some areas, by area and name, at most 500.
   *
   * @param areas codes; an empty one stands for everywhere
   */
  public Flux<Station> listInside(Collection<String> areas) {
    return database
        .sql(
            """
            select code, area, name, closed_at
            from matching.station
            where exists (
              select 1
              from unnest(cast(:areas as text[])) mine
              where starts_with(area, mine))
            order by area, name, code
            limit :most
            """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_LISTED)
        .map(Stations::station)
        .all();
  }

  /** Gives a place a code of its own. */
  public Mono<Station> make(AreaCode area, String name, UUID maker) {
    return Mono.defer(
            () ->
                database
                    .sql(
                        """
                        insert into matching.station (code, area, name, made_by)
                        values (:code, :area, :name, :maker)
                        on conflict do nothing
                        returning code, area, name, closed_at
                        """)
                    .bind("code", newCode())
                    .bind("area", area.value())
                    .bind("name", name)
                    .bind("maker", maker)
                    .map(Stations::station)
                    .one())
        .repeatWhenEmpty(tries -> tries);
  }

  /** Ends a code or brings it back. */
  public Mono<Void> close(String code, boolean closed) {
    return database
        .sql(
            """
            update matching.station
            set closed_at = case when :closed then coalesce(closed_at, now()) end
            where code = :code
            """)
        .bind("closed", closed)
        .bind("code", code)
        .then();
  }

  private String newCode() {
    var code = new StringBuilder(LENGTH);
    for (int at = 0; at < LENGTH; at++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  private static Station station(Readable row) {
    return new Station(
        requireNonNull(row.get("code", String.class)),
        new AreaCode(requireNonNull(row.get("area", String.class))),
        requireNonNull(row.get("name", String.class)),
        row.get("closed_at") != null);
  }
}
