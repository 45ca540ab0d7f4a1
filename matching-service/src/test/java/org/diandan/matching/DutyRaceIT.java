package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

/**
 * Leaders of many teams send the same volunteer at the same time. The whole race: {@code
 * -Ddiandan.racing-duties=20000}.
 */
class DutyRaceIT {

  private static final int TEAMS = 20;
  private static final int HOURS = 10;
  private static final int ROUNDS =
      Math.max(1, Integer.getInteger("diandan.racing-duties", 400) / (TEAMS * HOURS));
  private static final int AT_ONCE = 40;
  private final Instant begin =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(3, ChronoUnit.DAYS);

  private final Town town = new Town();

  @Test
  void oneLeaderWinsEachHourOfAVolunteerAndTheOthersAreToldPlainly() {
    var deadlocks = deadlocks();
    var volunteers = IntStream.range(0, ROUNDS).mapToObj(_ -> UUID.randomUUID()).toList();
    var rivals = rivals(volunteers);
    var sendings = new ArrayList<Callable<Integer>>();
    for (var volunteer : volunteers) {
      for (var rival : rivals) {
        for (int hour = 0; hour < HOURS; hour++) {
          sendings.add(sending(rival, volunteer, hour));
        }
      }
    }
    Collections.shuffle(sendings, new Random(20261126));

    var answers = Together.run(sendings, AT_ONCE);

    var hours = ROUNDS * HOURS;
    assertThat(Collections.frequency(answers, 201)).isEqualTo(hours);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(hours * (TEAMS - 1));
    assertThat(overlaps(volunteers)).isZero();
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void withoutTheConstraintAVolunteerWouldBePromisedToMany() {
    var definition =
        Town.text(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = 'duty_no_overlap_ex'");
    var volunteers = List.of(UUID.randomUUID());
    var rivals = rivals(volunteers);
    DATABASE.execute("alter table duty drop constraint duty_no_overlap_ex");
    try {
      Together.run(
          rivals.stream().map(rival -> sending(rival, volunteers.getFirst(), 0)).toList(), AT_ONCE);

      assertThat(overlaps(volunteers)).isPositive();
    } finally {
      DATABASE.execute("delete from duty where person_id = '%s'".formatted(volunteers.getFirst()));
      DATABASE.execute("alter table duty add constraint duty_no_overlap_ex " + definition);
    }
  }

  private Callable<Integer> sending(Rival rival, UUID volunteer, int hour) {
    var body = new HashMap<String, Object>();
    body.put("personId", volunteer);
    body.put("from", begin.plus(hour, ChronoUnit.HOURS));
    body.put("until", begin.plus(hour + 1, ChronoUnit.HOURS));
    return () -> {
      return RunningService.leader(rival.team().leader())
          .post()
          .uri("/api/duties/assignments/{id}", rival.tasks().get(hour))
          .bodyValue(body)
          .exchange()
          .returnResult(Void.class)
          .getStatus()
          .value();
    };
  }

  /** A team the volunteers serve with, and its tasks, one for each hour. */
  private record Rival(TeamOf team, List<UUID> tasks) {}

  private List<Rival> rivals(List<UUID> volunteers) {
    var forms = new ArrayList<Map<String, Object>>();
    var teams = new ArrayList<TeamOf>();
    for (int i = 0; i < TEAMS; i++) {
      var team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
      var form = town.form(team, "队" + i, 1, 100);
      form.put(
          "members",
          Stream.concat(
                  Stream.of(Map.of("personId", team.leader(), "leader", true)),
                  volunteers.stream().map(person -> Map.of("personId", person)))
              .toList());
      forms.add(form);
      teams.add(team);
    }
    Town.bring(forms);
    return teams.stream().map(this::withTasks).toList();
  }

  private Rival withTasks(TeamOf team) {
    var crew = new Crew(team, List.of());
    return new Rival(team, IntStream.range(0, HOURS).mapToObj(_ -> crew.taskBySql(town)).toList());
  }

  private static long overlaps(List<UUID> volunteers) {
    return volunteers.stream()
        .mapToLong(
            volunteer ->
                DATABASE.count(
                    """
                    select count(*)
                    from duty a
                    join duty b on b.person_id = a.person_id
                      and b.id > a.id
                      and b.planned && a.planned
                    where a.person_id = '%s'
                      and a.state in ('PLANNED', 'STANDBY')
                      and b.state in ('PLANNED', 'STANDBY')
                    """
                        .formatted(volunteer)))
        .sum();
  }

  private static long deadlocks() {
    return DATABASE.count(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }
}
