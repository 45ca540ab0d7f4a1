package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every team takes every request of the open board, all at once. The whole race, 20,000 takes of
 * 500 requests by 40 teams: {@code -Ddiandan.racing-takes=20000}.
 */
class BoardRaceIT {

  private static final Logger LOG = LoggerFactory.getLogger(BoardRaceIT.class);
  private static final int TEAMS = 40;
  private static final int REQUESTS = Integer.getInteger("diandan.racing-takes", 2000) / TEAMS;
  private static final int AT_ONCE = 40;

  private final Town town = new Town();

  private record Answer(int status, long millis) {}

  @Test
  void everyRequestGoesToOneTeamAndTheOthersAreToldAtOnce() {
    var teams = IntStream.range(0, TEAMS).mapToObj(i -> town.team("队" + i, 1, REQUESTS)).toList();
    var requests = IntStream.range(0, REQUESTS).mapToObj(_ -> onBoard()).toList();
    var takes = new ArrayList<Callable<Answer>>();
    requests.forEach(request -> teams.forEach(team -> takes.add(() -> take(team, request))));
    Collections.shuffle(takes, new Random(20261126));
    var deadlocks = deadlocks();

    try (var first = Listening.to("/board/live", teams.getFirst().leader());
        var last = Listening.to("/board/live", teams.getLast().leader())) {
      var begin = System.nanoTime();
      var answers = Together.run(takes, AT_ONCE);
      say(answers, (System.nanoTime() - begin) / 1_000_000);

      assertThat(count(answers, 201)).isEqualTo(REQUESTS);
      assertThat(count(answers, 409)).isEqualTo((long) REQUESTS * (TEAMS - 1));
      var gone = requests.stream().map(request -> "taken-" + request).toList();
      await().until(() -> first.heard().containsAll(gone));
      await().until(() -> last.heard().containsAll(gone));
    }

    assertThat(active()).isEqualTo(REQUESTS);
    assertThat(teams.stream().mapToLong(Deeds::openAssignments).sum()).isEqualTo(REQUESTS);
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  /** What the board promises is kept by an index, whatever the code believes. */
  @Test
  void withoutTheIndexCarelessTakersWouldShareARequest() {
    var teams = IntStream.range(0, 10).mapToObj(i -> town.team("队" + i, 1, 9)).toList();
    var request = onBoard();
    var careless = teams.stream().map(team -> careless(request, team)).toList();

    assertThat(Collections.frequency(Together.run(careless, AT_ONCE), 1)).isEqualTo(1);

    var index =
        Town.text("select indexdef from pg_indexes where indexname = 'assignment_one_active_idx'");
    DATABASE.execute("drop index assignment_one_active_idx");
    try {
      DATABASE.execute("delete from assignment where request_id = '%s'".formatted(request));
      assertThat(Collections.frequency(Together.run(careless, AT_ONCE), 1)).isEqualTo(10);
    } finally {
      DATABASE.execute("delete from assignment where request_id = '%s'".formatted(request));
      DATABASE.execute(index);
    }
  }

  private UUID onBoard() {
    var request = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, longitude, latitude, round, round_began_at, accept_by, finish_by, state,
          next_step_at, version)
        values ('%1$s', '5001-0001-7', '%2$s', 91, 'RP01', 'U3', '{}', '{}', 114.98, 27.11, 1, now(),
          now() + interval '2 hours', now() + interval '3 days', 'SEARCHING', null, 1);
        insert into escalation (request_id, round, reason, missing_skills, raised_at)
        values ('%1$s', 1, 'EVERYBODY_DECLINED', '{}', now());
        """
            .formatted(request, town.village().value()));
    return request;
  }

  private static Answer take(TeamOf team, UUID request) {
    var begin = System.nanoTime();
    var status =
        RunningService.leader(team.leader())
            .post()
            .uri("/api/board/{id}/taking", request)
            .bodyValue(Map.of("teamId", team.id()))
            .exchange()
            .returnResult(Void.class)
            .getStatus()
            .value();
    return new Answer(status, (System.nanoTime() - begin) / 1_000_000);
  }

  /** A take that asks nobody first. */
  private static Callable<Integer> careless(UUID request, TeamOf team) {
    var offer = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into offer (id, request_id, round, team_id, state, sent_at, expires_at, explanation)
        values ('%s', '%s', 1, '%s', 'ACCEPTED', now(), now(), '{}')
        """
            .formatted(offer, request, team.id()));
    return () -> {
      try (var connection = DATABASE.connect();
          var statement = connection.createStatement()) {
        return statement.executeUpdate(
            """
            insert into assignment (
              id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by)
            values (gen_random_uuid(), '%s', 1, '%s', '%s', 'ACCEPTED', now(), '%s')
            """
                .formatted(request, offer, team.id(), team.leader()));
      } catch (SQLException refused) {
        return 0;
      }
    };
  }

  private long active() {
    return DATABASE.count(
        """
        select count(distinct a.request_id)
        from assignment a
        join dispatch_case c on c.request_id = a.request_id
        where c.area = '%s' and a.state = 'ACCEPTED' and c.state = 'ASSIGNED'
        """
            .formatted(town.village().value()));
  }

  private static long deadlocks() {
    return DATABASE.count(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }

  private static long count(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  private static void say(List<Answer> answers, long millis) {
    var sorted = answers.stream().mapToLong(Answer::millis).sorted().toArray();
    LOG.info(
        "{} takes of {} requests by {} teams in {} ms; median {} ms, p99 {} ms, slowest {} ms; {}",
        answers.size(),
        REQUESTS,
        TEAMS,
        millis,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1],
        Arrays.toString(statuses(answers)));
  }

  private static String[] statuses(List<Answer> answers) {
    return answers.stream()
        .map(Answer::status)
        .distinct()
        .sorted()
        .flatMap(status -> Stream.of(status + ": " + count(answers, status)))
        .toArray(String[]::new);
  }
}
