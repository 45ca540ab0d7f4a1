package org.diandan.request.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.volunteer.VolunteerRows.Outward;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A birthday changes which rules hold. Birth dates are sealed, so those of minors are opened one by
 * one; whoever turned 18 needs no guardian's word any more.
 */
@Component
class Birthdays {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String WRITE =
      """
      changed as (
        update volunteer
        set age_group = :group, state = :state, changed_at = now()
        where person_id = :person and age_group = :before and state = :stateBefore
        returning person_id, area
      ), granted as (
        insert into authority (person_id, role, area)
        select person_id, 'VOLUNTEER', area
        from changed
        where :state = 'ACTIVE' and area is not null
        on conflict on constraint authority_pk do nothing
      )
      """;

  private final DatabaseClient database;
  private final ReadVolunteer volunteers;
  private final VolunteerRows rows;
  private final Turning turning;

  Birthdays(
      DatabaseClient database, ReadVolunteer volunteers, VolunteerRows rows, Turning turning) {
    this.database = database;
    this.volunteers = volunteers;
    this.rows = rows;
    this.turning = turning;
  }

  /** What day it is, and how a change is written. */
  @Component
  record Turning(CheckJoin checking, Ledger ledger) {}

  private record Minor(
      UUID personId, PersonState state, AgeGroup group, AgeGroup today, AreaCode area) {}

  @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT1M")
  void sweep() {
    turned().block(LIMIT);
  }

  /** How many people another age group was written for. */
  Mono<Long> turned() {
    return database
        .sql(
            """
            select person_id, state, age_group, birth_sealed, area
            from volunteer
            where age_group in ('CHILD', 'YOUTH', 'OLDER_YOUTH')
              and state in ('AWAITS_GUARDIAN', 'ACTIVE')
              and birth_sealed is not null
              and area is not null
            """)
        .map(this::minor)
        .all()
        .filter(minor -> minor.group() != minor.today())
        .collectList()
        .flatMapIterable(found -> found)
        .concatMap(this::write)
        .count();
  }

  private Mono<?> write(Minor minor) {
    var state = minor.today().isMinor() ? minor.state() : PersonState.ACTIVE;
    return turning
        .ledger()
        .write(
            Change.of(WRITE)
                .bind("person", minor.personId())
                .bind("before", minor.group().name())
                .bind("stateBefore", minor.state().name())
                .bind("group", minor.today().name())
                .bind("state", state.name())
                .publishing(
                    rows.told(new Outward(minor.personId(), state, minor.today(), minor.area()))));
  }

  private Minor minor(Readable row) {
    var birth = volunteers.openBirth(requireNonNull(row.get("birth_sealed", String.class)));
    return new Minor(
        requireNonNull(row.get("person_id", UUID.class)),
        PersonState.valueOf(requireNonNull(row.get("state", String.class))),
        AgeGroup.valueOf(requireNonNull(row.get("age_group", String.class))),
        birth.groupOn(turning.checking().today()),
        new AreaCode(requireNonNull(row.get("area", String.class))));
  }
}
