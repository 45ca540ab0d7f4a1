package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

/**
 * Every team accepts every request, all at once. 20,000 accepts: {@code -Ddiandan.race.requests=500
 * -Ddiandan.race.teams=40}.
 */
class ManyAcceptsIT {

  private static final int REQUESTS = Integer.getInteger("diandan.race.requests", 20);
  private static final int TEAMS = Integer.getInteger("diandan.race.teams", 10);
  private static final int AT_ONCE = 40;

  private final Town town = new Town();

  @Test
  void everyRequestHasOneWinnerAndEverybodyElseIsToldPlainly() {
    var teams = IntStream.range(0, TEAMS).mapToObj(i -> town.team("队" + i, 1, REQUESTS)).toList();
    var accepts = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < REQUESTS; i++) {
      accepts.addAll(asked(teams));
    }
    Collections.shuffle(accepts, new Random(20261126));

    var answers = together(accepts);

    assertThat(Collections.frequency(answers, 201)).isEqualTo(REQUESTS);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(REQUESTS * (TEAMS - 1));
    assertThat(teams.stream().mapToLong(Deeds::openAssignments).sum()).isEqualTo(REQUESTS);
    assertThat(
            DATABASE.count(
                """
                select count(distinct a.request_id)
                from assignment a
                join dispatch_case c on c.request_id = a.request_id
                where c.area = '%s' and a.state = 'ACCEPTED' and c.state = 'ASSIGNED'
                """
                    .formatted(town.village().value())))
        .isEqualTo(REQUESTS);
  }

  /** A request that nobody leads, with an open offer for each team. */
  private List<Callable<Integer>> asked(List<TeamOf> teams) {
    var request = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, round, round_began_at, accept_by, finish_by, state, next_step_at, version)
        values ('%s', '5001-0001-7', '%s', 91, 'RP01', 'U3', '{}', '{}', 1, now(),
          now() + interval '2 hours', now() + interval '3 days', 'OFFERED',
          now() + interval '1 hour', 1)
        """
            .formatted(request, town.village().value()));
    var accepts = new ArrayList<Callable<Integer>>();
    var rows = new ArrayList<String>();
    for (var team : teams) {
      var offer = UUID.randomUUID();
      rows.add(
          "('%s', '%s', 1, '%s', 'SENT', now(), now() + interval '1 hour', '{}')"
              .formatted(offer, request, team.id()));
      accepts.add(() -> accept(team, offer));
    }
    DATABASE.execute(
        "insert into offer (id, request_id, round, team_id, state, sent_at, expires_at, explanation)"
            + " values "
            + String.join(", ", rows));
    return accepts;
  }

  private static int accept(TeamOf team, UUID offer) {
    return RunningService.leader(team.leader())
        .post()
        .uri("/api/offers/{id}/acceptance", offer)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static List<Integer> together(List<Callable<Integer>> calls) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var answers = new ArrayList<Integer>();
      for (var call : threads.invokeAll(calls)) {
        answers.add(call.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
