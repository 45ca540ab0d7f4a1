package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Volunteers check in all over town at 2,000 a minute, and one phone in five sends it twice. The
 * whole minute: {@code -Ddiandan.check-ins=2000}.
 */
class CheckInRushIT {

  private static final int AT_A_TASK = 5;
  private static final int TASKS_OF_A_TEAM = 10;
  private static final int IN_A_TEAM = AT_A_TASK * TASKS_OF_A_TEAM;
  private static final int TEAMS =
      Math.max(1, Integer.getInteger("diandan.check-ins", 200) / IN_A_TEAM);
  private static final int CHECK_INS = TEAMS * IN_A_TEAM;
  private static final int EVERY_WHICH_IS_DOUBLED = 5;
  private static final Duration WINDOW =
      Duration.ofMinutes(1).multipliedBy(CHECK_INS).dividedBy(2000);
  private static final int PHONES_AT_ONCE = 100;

  private final Town town = new Town();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** One person's check-in, as the phone sends it. */
  private record CheckIn(UUID assignment, UUID person, String key) {}

  /**
   * What a phone was told.
   *
   * @param took from the moment the button was pressed, waiting for a free connection included
   */
  private record Told(int status, Duration took) {}

  @Test
  void everyCheckInOfTheRushIsRecordedOnce() {
    var deadlocks = deadlocks();
    var checkIns = checkIns();

    var told = rush(checkIns);

    report(told);
    assertThat(told).extracting(Told::status).containsOnly(200);
    assertThat(attendances("count(*)")).isEqualTo(CHECK_INS);
    assertThat(attendances("count(distinct at.person_id)")).isEqualTo(CHECK_INS);
    assertThat(attendances("count(*) filter (where at.left_at is null)")).isEqualTo(CHECK_INS);
    assertThat(visitsThatBegan()).isEqualTo((long) TEAMS * TASKS_OF_A_TEAM);
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  private List<CheckIn> checkIns() {
    var all = new ArrayList<CheckIn>();
    for (int team = 0; team < TEAMS; team++) {
      var crew = Crew.of(town, "签到队" + team, IN_A_TEAM);
      for (int task = 0; task < TASKS_OF_A_TEAM; task++) {
        var assignment = crew.taskBySql(town);
        crew.members().subList(task * AT_A_TASK, (task + 1) * AT_A_TASK).stream()
            .map(person -> new CheckIn(assignment, person, UUID.randomUUID().toString()))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** Each at its moment, whether or not those before it have been answered; doubles together. */
  private List<Told> rush(List<CheckIn> checkIns) {
    var moments = new Random(20261126);
    try (var phones = Executors.newScheduledThreadPool(PHONES_AT_ONCE)) {
      var begin = System.nanoTime();
      var answers = new ArrayList<Future<Told>>();
      for (int i = 0; i < checkIns.size(); i++) {
        var checkIn = checkIns.get(i);
        var due = begin + moments.nextLong(WINDOW.toNanos());
        for (int sending = 0; sending < (i % EVERY_WHICH_IS_DOUBLED == 0 ? 2 : 1); sending++) {
          answers.add(
              phones.schedule(
                  () -> send(checkIn, due), due - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
      }
      return answers.stream().map(CheckInRushIT::answered).toList();
    }
  }

  private Told send(CheckIn checkIn, long due) {
    var address = URI.create(RunningService.address());
    var call =
        HttpRequest.newBuilder(
                address.resolve("/api/assignments/%s/check-in".formatted(checkIn.assignment())))
            .header(
                "Authorization",
                "Bearer " + RunningService.token(checkIn.person(), "VOLUNTEER", ""))
            .header("Idempotency-Key", checkIn.key())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try {
      var status = client.send(call, BodyHandlers.discarding()).statusCode();
      return new Told(status, Duration.ofNanos(System.nanoTime() - due));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Told answered(Future<Told> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void report(List<Told> told) {
    var millis = told.stream().mapToLong(one -> one.took().toMillis()).sorted().toArray();
    System.out.printf(
        "check-ins=%d sent=%d within=%ds p50=%dms p99=%dms max=%dms%n",
        CHECK_INS,
        millis.length,
        WINDOW.toSeconds(),
        millis[millis.length / 2],
        millis[millis.length * 99 / 100],
        millis[millis.length - 1]);
  }

  private long attendances(String what) {
    return DATABASE.count(
        """
        select %s
        from attendance at
        join assignment a on a.id = at.assignment_id
        join dispatch_case c on c.request_id = a.request_id
        where c.area = '%s'
        """
            .formatted(what, town.village().value()));
  }

  /** Visits in service that were told of once, by the first who came. */
  private long visitsThatBegan() {
    return DATABASE.count(
        """
        select count(*)
        from assignment a
        join dispatch_case c on c.request_id = a.request_id
        where c.area = '%s'
          and a.state = 'IN_SERVICE'
          and 1 = (
            select count(*)
            from event_outbox e
            where e.subject = a.request_id
              and e.type = 'visit.checked-in.v1')
        """
            .formatted(town.village().value()));
  }

  private static long deadlocks() {
    return DATABASE.count(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }
}
