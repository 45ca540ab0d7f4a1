package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.rows;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.contract.PersonEvent.PersonState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two registrations that are one person, and people who may not serve any more. */
class MergedPersonsIT {

  private final Town town = new Town();
  private final Crew crew = Crew.of(town, "合并队", 2);
  private final UUID gone = crew.members().getFirst();
  private final UUID stays = crew.members().getLast();
  private final Instant tomorrow =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.DAYS);
  private final Instant lastWeek =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(7, ChronoUnit.DAYS);

  @Test
  void dutiesGoOverExceptWhereTheSamePersonIsPromisedTwice() {
    var clashing = duty(gone, crew.taskBySql(town), 0);
    var free = duty(gone, crew.taskBySql(town), 4);
    var standing = duty(stays, crew.taskBySql(town), 0);

    tell(gone, PersonState.MERGED, stays);

    await().until(() -> stateOf(free).equals(stays + " PLANNED -"));
    assertThat(stateOf(clashing)).isEqualTo(gone + " RELEASED SAME_PERSON");
    assertThat(stateOf(standing)).isEqualTo(stays + " PLANNED -");
    await().until(() -> toldOf(gone).equals(List.of("CANCELLED", "CANNOT_COME")));
  }

  @Test
  void hoursGoOverAndWhatOverlapsIsRefusedAndNothingIsCountedTwice() {
    var task = crew.taskBySql(town);
    var clashing = hours(gone, task, 0);
    var free = hours(gone, task, 4);
    var standing = hours(stays, crew.taskBySql(town), 0);

    tell(gone, PersonState.MERGED, stays);
    tell(gone, PersonState.MERGED, stays);

    await().until(() -> entry(free).equals(stays + " CONFIRMED -"));
    assertThat(entry(clashing)).isEqualTo(stays + " REFUSED OVERLAP");
    assertThat(entry(standing)).isEqualTo(stays + " CONFIRMED -");
    assertThat(
            rows(
                "select data ->> 'reason' from event_outbox where type = 'hours.voided.v1'"
                    + " and data ->> 'entryId' = '%s'".formatted(clashing)))
        .containsExactly("OVERLAP");
    assertThat(rows("select state from hours_step where entry_id = '%s'".formatted(clashing)))
        .containsExactly("REFUSED");
  }

  @Test
  void whatSomebodyCanAndWhenAndAVisitThatGoesOnAreNowTheOthers() {
    DATABASE.execute(
        """
        insert into volunteer_skill (person_id, skill, level, proof, state, expires_on)
        values ('%1$s', 'S09', 'EXPERT', '证书', 'CONFIRMED', current_date + 9),
          ('%2$s', 'S09', 'LEARNING', '', 'CLAIMED', null);
        insert into volunteer_week values ('%1$s', 1, 'MORNING');
        insert into volunteer_away values ('%1$s', current_date), ('%2$s', current_date);
        insert into attendance (assignment_id, person_id, came_at, came_by, came_told_at)
        values ('%3$s', '%1$s', now(), 'BUTTON', now());
        """
            .formatted(gone, stays, crew.taskBySql(town)));

    tell(gone, PersonState.MERGED, stays);

    await().until(() -> of(gone, "membership").isEmpty());
    assertThat(rows("select skills from membership where person_id = '%s'".formatted(stays)))
        .containsExactly("{S09}");
    assertThat(
            rows(
                "select level || ' ' || expires_on - current_date from volunteer_skill"
                    + " where person_id = '%s'".formatted(stays)))
        .containsExactly("EXPERT 9");
    for (var table : new String[] {"volunteer_week", "volunteer_away", "attendance"}) {
      assertThat(of(gone, table)).as(table).isEmpty();
      assertThat(of(stays, table)).as(table).hasSize(1);
    }
  }

  @Test
  void whoLeftIsReleasedAndIsNotSentAgain() {
    var task = crew.taskBySql(town);
    var duty = duty(gone, task, 0);

    tell(gone, PersonState.LEFT, null);

    await().until(() -> stateOf(duty).equals(gone + " RELEASED MAY_NOT_SERVE"));
    await().until(() -> toldOf(gone).contains("CANNOT_COME"));
    DATABASE.execute(
        "insert into membership (team_id, person_id, leader, skills) values ('%s', '%s', false, '{}')"
            .formatted(crew.team().id(), gone));
    crew.send(task, gone, tomorrow, tomorrow.plus(1, ChronoUnit.HOURS)).is4xxClientError();
    assertThat(of(gone, "duty")).hasSize(1);
  }

  private static void tell(UUID person, PersonState state, @Nullable UUID mergedInto) {
    Town.publish(
        new PersonChanged(
            UUID.randomUUID(), Instant.now(), person, state, AgeGroup.ADULT, null, mergedInto));
  }

  /** A duty its person was told of. */
  private UUID duty(UUID person, UUID task, int hour) {
    var id = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into duty (id, assignment_id, team_id, person_id, planned, state, assigned_by, told)
        values ('%s', '%s', '%s', '%s', tstzrange('%s', '%s'), 'PLANNED', '%s', 1)
        """
            .formatted(
                id,
                task,
                crew.team().id(),
                person,
                tomorrow.plus(hour, ChronoUnit.HOURS),
                tomorrow.plus(hour + 2, ChronoUnit.HOURS),
                person));
    return id;
  }

  private UUID hours(UUID person, UUID task, int hour) {
    var id = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into hours_entry (id, assignment_id, request_id, team_id, item, person_id,
          served_from, served_until, minutes, rung, state, recorded_at, credited_at)
        select '%s', a.id, a.request_id, a.team_id, 'RP01', '%s', '%s', '%s', 120, 'E2',
          'CONFIRMED', now(), now()
        from assignment a
        where a.id = '%s'
        """
            .formatted(
                id,
                person,
                lastWeek.plus(hour, ChronoUnit.HOURS),
                lastWeek.plus(hour + 2, ChronoUnit.HOURS),
                task));
    return id;
  }

  private static String stateOf(UUID duty) {
    return one("duty", duty);
  }

  private static String entry(UUID id) {
    return one("hours_entry", id);
  }

  private static String one(String table, UUID id) {
    return Town.text(
        "select person_id || ' ' || state || ' ' || coalesce(because, '-') from %s where id = '%s'"
            .formatted(table, id));
  }

  private static List<String> of(UUID person, String table) {
    return rows("select 'one' from %s where person_id = '%s'".formatted(table, person));
  }

  private static List<String> toldOf(UUID person) {
    return rows(
        "select data ->> 'change' from event_outbox where type = 'duty.changed.v1'"
            + " and data ->> 'personId' = '%s' order by id".formatted(person));
  }
}
