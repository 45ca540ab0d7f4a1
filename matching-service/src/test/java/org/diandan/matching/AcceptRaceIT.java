package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Deeds.openAssignments;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.told;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

class AcceptRaceIT {

  private static final int AT_ONCE = 40;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  /** Statements that wait for somebody else's row. */
  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

  private final Town town = new Town();

  @Test
  void oneOfFortyWinsAndTheOthersAreTold() {
    var first = town.team("一队", 1, 5);
    var second = town.team("二队", 2, 5);
    var request = town.submit(Urgency.U1);
    var offers = List.of(offer(request, first), offer(request, second));
    var leaders = List.of(first.leader(), second.leader());

    var answers =
        together(
            IntStream.range(0, AT_ONCE)
                .mapToObj(
                    i -> (Callable<Integer>) () -> accept(leaders.get(i % 2), offers.get(i % 2)))
                .toList());

    assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(answers, CONFLICT)).isEqualTo(AT_ONCE - 1);
    assertThat(openAssignments(first) + openAssignments(second)).isEqualTo(1);
    assertThat(told(request))
        .containsExactly(
            "search.escalated.v1",
            "offer.sent.v1",
            "offer.sent.v1",
            "assignment.accepted.v1",
            "offer.withdrawn.v1");
  }

  /** The promise holds in the database alone; without the index nothing below the code keeps it. */
  @Test
  void onlyTheIndexStandsBetweenCarelessCodeAndTwoTeamsForOneRequest() {
    var team = town.team("一队", 1, 5);
    var request = town.submit(Urgency.U3);
    var offer = offer(request, team);
    var careless =
        IntStream.range(0, AT_ONCE).mapToObj(i -> insertion(request, offer, team)).toList();

    assertThat(Collections.frequency(together(careless), 1)).isEqualTo(1);

    var index =
        rows("select indexdef from pg_indexes where indexname = 'assignment_one_active_idx'");
    DATABASE.execute("alter table assignment drop constraint assignment_offer_uq");
    DATABASE.execute("drop index assignment_one_active_idx");
    try {
      assertThat(Collections.frequency(together(careless), 1)).isEqualTo(AT_ONCE);
    } finally {
      DATABASE.execute("delete from assignment where request_id = '%s'".formatted(request));
      DATABASE.execute(index.getFirst());
      DATABASE.execute(
          "alter table assignment add constraint assignment_offer_uq unique (offer_id)");
    }
  }

  @Test
  void aTeamNeverTakesOnMoreThanItCan() {
    var team = town.team("一队", 1, 20);
    var offers =
        IntStream.range(0, 20).mapToObj(_ -> offer(town.submit(Urgency.U3), team)).toList();
    DATABASE.execute("update team set capacity = 3 where id = '%s'".formatted(team.id()));

    var answers =
        together(
            offers.stream()
                .map(offer -> (Callable<Integer>) () -> accept(team.leader(), offer))
                .toList());

    assertThat(Collections.frequency(answers, CREATED)).isEqualTo(3);
    assertThat(Collections.frequency(answers, CONFLICT)).isEqualTo(17);
    assertThat(openAssignments(team)).isEqualTo(3);
  }

  /**
   * All see room and wait for the team's row together; the first one takes the last place, and the
   * others find it taken only because the database looks once more.
   */
  @Test
  void theLastPlaceOfADayIsTakenOnce() throws SQLException {
    var team = town.team("一队", 1, 40);
    var offers = IntStream.range(0, 8).mapToObj(_ -> offer(town.submit(Urgency.U3), team)).toList();
    DATABASE.execute("update team set capacity_per_day = 1 where id = '%s'".formatted(team.id()));

    List<Integer> answers;
    try (var holder = DATABASE.connect();
        var lock = holder.createStatement();
        var racing = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.setAutoCommit(false);
      lock.execute("select from team where id = '%s' for update".formatted(team.id()));
      var race =
          racing.submit(
              () ->
                  together(
                      offers.stream()
                          .map(offer -> (Callable<Integer>) () -> accept(team.leader(), offer))
                          .toList()));
      await().until(() -> DATABASE.count(WAITING) >= 3);
      holder.rollback();
      answers = resultOf(race);
    }

    assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(answers, CONFLICT)).isEqualTo(7);
    assertThat(openAssignments(team)).isEqualTo(1);
  }

  @Test
  void aVisitThatWasMadeTookItsDayAndATaskGivenBackDidNot() {
    var team = town.team("一队", 1, 5);
    var offers = IntStream.range(0, 3).mapToObj(_ -> offer(town.submit(Urgency.U3), team)).toList();
    DATABASE.execute("update team set capacity_per_day = 1 where id = '%s'".formatted(team.id()));
    var release = "update assignment set state = 'RELEASED', result = %s where team_id = '%s'";

    assertThat(accept(team.leader(), offers.get(0))).isEqualTo(CREATED);
    DATABASE.execute(release.formatted("null", team.id()));
    assertThat(accept(team.leader(), offers.get(1))).isEqualTo(CREATED);
    DATABASE.execute(release.formatted("'UNABLE'", team.id()));

    assertThat(accept(team.leader(), offers.get(2))).isEqualTo(CONFLICT);
  }

  @Test
  void aWithdrawalAndAnAcceptanceAtOnceLeaveNothingHalfDone() {
    var team = town.team("一队", 1, 40);
    var requests = IntStream.range(0, 20).mapToObj(_ -> town.submit(Urgency.U3)).toList();
    var offers = requests.stream().map(request -> offer(request, team)).toList();
    var both = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < requests.size(); i++) {
      var request = requests.get(i);
      var offer = offers.get(i);
      both.add(() -> accept(team.leader(), offer));
      both.add(
          () -> {
            town.withdraw(request);
            return CREATED;
          });
    }

    together(both);

    await().until(() -> requests.stream().allMatch(it -> Town.state(it).equals("CLOSED")));
    assertThat(openAssignments(team)).isZero();
    assertThat(
            DATABASE.count(
                "select count(*) from assignment where team_id = '%s' and state <> 'RELEASED'"
                    .formatted(team.id())))
        .isZero();
  }

  private static int accept(UUID leader, UUID offer) {
    return RunningService.leader(leader)
        .post()
        .uri("/api/offers/{id}/acceptance", offer)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static Callable<Integer> insertion(UUID request, UUID offer, TeamOf team) {
    var sql =
        """
        insert into assignment (
          id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by)
        values (gen_random_uuid(), '%s', 1, '%s', '%s', 'ACCEPTED', now(), '%s')
        """
            .formatted(request, offer, team.id(), team.leader());
    return () -> {
      try (var connection = DATABASE.connect();
          var statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      } catch (SQLException refused) {
        return 0;
      }
    };
  }

  private static <T> T resultOf(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> together(List<Callable<Integer>> calls) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Integer>();
      for (var call : threads.invokeAll(calls)) {
        answers.add(resultOf(call));
      }
      return answers;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
