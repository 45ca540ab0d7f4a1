package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Crew.deed;
import static org.diandan.matching.Crew.dutyOf;
import static org.diandan.matching.Crew.state;
import static org.diandan.matching.RunningService.DATABASE;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DutyIT {

  private final Instant begin =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.DAYS);
  private final Instant end = begin.plus(2, ChronoUnit.HOURS);

  private final Town town = new Town();

  @Test
  void aLeaderSendsAMemberWhoSeesItAndNobodyElseIsSentByStrangers() {
    var crew = Crew.of(town, "一队", 2);
    var member = crew.members().getFirst();
    var task = crew.task(town);

    crew.send(task, member, begin, end).isCreated();

    RunningService.as(member, "VOLUNTEER", "")
        .get()
        .uri("/api/duties")
        .exchange()
        .expectBody()
        .jsonPath("$[0].assignmentId")
        .isEqualTo(task.toString())
        .jsonPath("$[0].state")
        .isEqualTo("PLANNED");
    crew.send(task, UUID.randomUUID(), begin, end).isEqualTo(422);
    Crew.of(town, "别的队", 1).send(task, member, begin, end).isNotFound();
    crew.send(task, member, end, end.plus(1, ChronoUnit.HOURS)).isEqualTo(409);
    crew.send(task, member, end, begin).isEqualTo(422);
    crew.send(task, Map.of("from", begin)).isBadRequest();
  }

  @Test
  void whoeverIsPromisedElsewhereIsRefusedWithTheNameOfTheOtherDuty() {
    var crew = Crew.of(town, "一队", 2);
    var member = crew.members().getFirst();
    crew.send(crew.task(town), member, begin, end).isCreated();

    RunningService.leader(crew.team().leader())
        .post()
        .uri("/api/duties/assignments/{id}", crew.task(town))
        .bodyValue(
            Map.of(
                "personId", member,
                "from", begin.plus(1, ChronoUnit.HOURS),
                "until", end.plus(1, ChronoUnit.HOURS)))
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:duty-overlaps")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("一队").contains("已经有安排"));
  }

  @Test
  void whatSpeaksAgainstItIsSaidOnceAndGoesWithASecondWord() {
    var crew = Crew.of(town, "一队", 2);
    var minor = crew.members().getFirst();
    DATABASE.execute(
        "insert into volunteer (person_id, state, age_group, changed_at) values ('%s', 'ACTIVE', 'YOUTH', now())"
            .formatted(minor));
    var task = crew.task(town);

    crew.send(task, minor, begin, end).isEqualTo(409);
    crew.send(task, Map.of("personId", minor, "from", begin, "until", end, "confirmed", true))
        .isCreated();
  }

  @Test
  void whoSaidNotToBeFreeIsSentWithASecondWordOnly() {
    var crew = Crew.of(town, "一队", 2);
    var away = crew.members().get(0);
    var weekly = crew.members().get(1);
    var day = begin.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    DATABASE.execute(
        "insert into volunteer_away (person_id, day) values ('%s', '%s')".formatted(away, day));
    DATABASE.execute(
        "insert into volunteer_week (person_id, weekday, part) values ('%s', %d, 'MORNING')"
            .formatted(weekly, day.plusDays(3).getDayOfWeek().getValue()));
    var task = crew.task(town);

    crew.send(task, away, begin, end).isEqualTo(409);
    crew.send(task, weekly, begin, end).isEqualTo(409);
    crew.send(task, Map.of("personId", away, "from", begin, "until", end, "confirmed", true))
        .isCreated();
  }

  @Test
  void aChildUnder14GoesOnlyWhereSomebodyOfAgeGoesAndTheGuardianIsAskedFor() {
    var crew = Crew.of(town, "一队", 2);
    var child = crew.members().get(0);
    DATABASE.execute(
        "insert into volunteer (person_id, state, age_group, changed_at) values ('%s', 'ACTIVE', 'CHILD', now())"
            .formatted(child));
    var task = crew.task(town);
    var sure = Map.of("personId", child, "from", begin, "until", end, "confirmed", true);

    crew.send(task, sure).isEqualTo(409);
    crew.send(task, crew.members().get(1), begin, end).isCreated();
    crew.send(task, child, begin, end).isEqualTo(409);
    crew.send(task, sure).isCreated();
  }

  @Test
  void theWayBetweenTwoDutiesIsWarnedOf() {
    var crew = Crew.of(town, "一队", 2);
    var member = crew.members().getFirst();
    var first = crew.task(town);
    DATABASE.execute(
        """
        update dispatch_case set latitude = latitude + 0.2
        where request_id = (select request_id from assignment where id = '%s')
        """
            .formatted(first));
    crew.send(first, member, begin, end).isCreated();
    var second = crew.task(town);

    crew.send(second, member, end.plus(10, ChronoUnit.MINUTES), end.plus(1, ChronoUnit.HOURS))
        .isEqualTo(409);
    crew.send(second, member, end.plus(3, ChronoUnit.HOURS), end.plus(4, ChronoUnit.HOURS))
        .isCreated();
  }

  @Test
  void steppingBackIsFreeInGoodTimeAndLaterNeedsAReasonAndCallsTheStandby() {
    var crew = Crew.of(town, "一队", 3);
    var early = crew.members().get(0);
    var late = crew.members().get(1);
    var standby = crew.members().get(2);
    var task = crew.task(town);
    crew.send(task, early, begin, end).isCreated();
    var soon = Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    crew.send(task, late, soon, soon.plus(1, ChronoUnit.HOURS)).isCreated();
    crew.standby(task, standby, soon, soon.plus(1, ChronoUnit.HOURS)).isCreated();

    deed(early, dutyOf(task, early), "cannot-come", Map.of()).isOk();
    assertThat(state(task, standby)).isEqualTo("STANDBY");
    deed(late, dutyOf(task, late), "cannot-come", Map.of()).isEqualTo(422);
    deed(early, dutyOf(task, late), "cannot-come", Map.of("reason", "HEALTH")).isNotFound();
    deed(late, dutyOf(task, late), "cannot-come", Map.of("reason", "HEALTH")).isOk();

    assertThat(state(task, late)).isEqualTo("CANNOT_COME");
    assertThat(state(task, standby)).isEqualTo("PLANNED");
    deed(late, dutyOf(task, late), "cannot-come", Map.of("reason", "HEALTH")).isEqualTo(409);
  }

  @Test
  void somebodyElseGoesInsteadAndWhoeverDidNotComeIsReplacedByTheStandby() {
    var crew = Crew.of(town, "一队", 3);
    var first = crew.members().get(0);
    var second = crew.members().get(1);
    var third = crew.members().get(2);
    var leader = crew.team().leader();
    var task = crew.task(town);
    var begun = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    var later = begun.plus(3, ChronoUnit.HOURS);
    crew.send(task, first, begun, later).isCreated();

    deed(leader, dutyOf(task, first), "substitution", Map.of("personId", second)).isCreated();
    crew.standby(task, third, begun, later).isCreated();
    deed(leader, dutyOf(task, second), "no-show", Map.of()).isOk();

    assertThat(state(task, first)).isEqualTo("SUBSTITUTED");
    assertThat(state(task, second)).isEqualTo("NO_SHOW");
    assertThat(state(task, third)).isEqualTo("PLANNED");
    deed(leader, dutyOf(task, third), "release", Map.of()).isOk();
    assertThat(state(task, third)).isEqualTo("RELEASED");
  }

  @Test
  void peopleAreToldOfTheirDutiesAndLeadersOfThoseWhoCannotCome() {
    var crew = Crew.of(town, "一队", 1);
    var member = crew.members().getFirst();
    var task = crew.task(town);

    crew.send(task, member, begin, end).isCreated();
    await().until(() -> told(member).equals(List.of("PLANNED")));
    deed(member, dutyOf(task, member), "cannot-come", Map.of()).isOk();

    await().until(() -> told(member).equals(List.of("PLANNED", "CANNOT_COME")));
  }

  private static List<String> told(UUID person) {
    return Town.rows(
        """
        select data->>'change'
        from event_outbox
        where type = 'duty.changed.v1'
          and data->>'personId' = '%s'
        order by version
        """
            .formatted(person));
  }
}
