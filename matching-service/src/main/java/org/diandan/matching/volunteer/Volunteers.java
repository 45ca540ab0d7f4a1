package org.diandan.matching.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads people who serve. */
@Repository
public class Volunteers {

  private final DatabaseClient database;
  private final FreeTimes times;
  private final ZoneId zone;

  Volunteers(DatabaseClient database, FreeTimes times, ZoneId zone) {
    this.database = database;
    this.times = times;
    this.zone = zone;
  }

  /**
   * Whether somebody may serve and said to be free for all of a time; says nothing about duties.
   *
   * @param until exclusive, not before {@code from}
   */
  public Mono<Boolean> isFree(UUID personId, Instant from, Instant until) {
    return Mono.zip(get(personId), times.of(personId))
        .map(read -> read.getT1().mayServe() && read.getT2().covers(from, until, zone));
  }

  /** The person; {@link Volunteer#untold} when nobody told of them. */
  public Mono<Volunteer> get(UUID personId) {
    return list(List.of(personId)).single();
  }

  /** One for each of these persons, in no order; {@link Volunteer#untold} where nobody told. */
  public Flux<Volunteer> list(Collection<UUID> personIds) {
    return database
        .sql(
            """
            select person_id, v.state, v.age_group, v.home, v.merged_into
            from (select distinct unnest(cast(:persons as uuid[])) as person_id) asked
            left join matching.volunteer v using (person_id)
            """)
        .bind("persons", personIds.toArray(UUID[]::new))
        .map(Volunteers::volunteer)
        .all();
  }

  private static Volunteer volunteer(Readable row) {
    var personId = requireNonNull(row.get("person_id", UUID.class));
    var state = row.get("state", String.class);
    if (state == null) {
      return Volunteer.untold(personId);
    }
    var home = row.get("home", String.class);
    return new Volunteer(
        personId,
        PersonState.valueOf(state),
        AgeGroup.valueOf(requireNonNull(row.get("age_group", String.class))),
        home == null ? null : new AreaCode(home),
        row.get("merged_into", UUID.class));
  }
}
