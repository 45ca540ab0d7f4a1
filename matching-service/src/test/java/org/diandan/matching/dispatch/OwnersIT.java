package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.RunningService.bean;
import static org.diandan.matching.Town.SOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town;
import org.junit.jupiter.api.Test;

/** Owners made by hand, of partitions that the running service does not own. */
class OwnersIT {

  private static final Integer[] OURS = {90};

  private final Town town = new Town();

  @Test
  void decidesWhatWaitsTogetherAndSpreadsItOverTheTeams() {
    town.team("近处队", 1, 3);
    town.team("远处队", 2, 30);
    var requests = waiting(20);

    var taken = owner().whatIsDue(OURS).block(SOON);

    assertThat(taken).isEqualTo(20);
    assertThat(openOffers(requests)).isEqualTo(20);
    assertThat(openOffersOf("近处队")).isEqualTo(3);
    assertThat(requests).allSatisfy(it -> assertThat(Town.told(it)).hasSize(1));
  }

  @Test
  void twoOwnersAtOnceDoNoHarm() {
    town.team("一队", 1, 100);
    var requests = waiting(30);
    var owners = List.of(owner(), owner(), owner(), owner());

    together(
        owners.stream()
            .map(owner -> (Callable<Integer>) () -> owner.whatIsDue(OURS).block(SOON))
            .toList());
    owner().whatIsDue(OURS).block(SOON);

    assertThat(openOffers(requests)).isEqualTo(30);
    assertThat(requests)
        .allSatisfy(it -> assertThat(Town.told(it)).containsExactly("offer.sent.v1"));
  }

  @Test
  void anOwnerKilledBetweenDecisionAndCommitLeavesNothingAndTheNextOneGoesOn() throws SQLException {
    town.team("一队", 1, 5);
    var request = waiting(1).getFirst();

    try (var lock = DATABASE.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      lock.setAutoCommit(false);
      lock.createStatement()
          .execute(
              "select 1 from dispatch_case where request_id = '%s' for update".formatted(request));
      var killed = threads.submit(() -> owner().whatIsDue(OURS).block(SOON));
      await().until(OwnersIT::killWhoeverWaits);

      assertThat(killed).succeedsWithin(SOON).isEqualTo(0);
      lock.rollback();
    }

    assertThat(Town.told(request)).isEmpty();
    assertThat(owner().whatIsDue(OURS).block(SOON)).isEqualTo(1);
    assertThat(Town.told(request)).containsExactly("offer.sent.v1");
  }

  @Test
  void oneCaseThatCannotBeReadDoesNotStopTheOthers() {
    town.team("一队", 1, 50);
    var requests = waiting(3);
    DATABASE.execute(
        "update dispatch_case set skills = '{nonsense}' where request_id = '%s'"
            .formatted(requests.get(1)));

    var taken = owner().whatIsDue(OURS).block(SOON);

    assertThat(taken).isEqualTo(2);
    DATABASE.execute(
        "update dispatch_case set next_step_at = null, state = 'CLOSED' where request_id = '%s'"
            .formatted(requests.get(1)));
  }

  @Test
  void oneCaseThatCannotBeWrittenDoesNotStopTheOthers() {
    var team = town.team("一队", 1, 50);
    var requests = waiting(5);
    DATABASE.execute(
        """
        insert into escalation (request_id, round, reason, missing_skills, raised_at)
        values ('%s', 1, 'OUT_OF_TIME', '{}', now());
        """
            .formatted(requests.get(3)));
    DATABASE.execute(
        """
        alter table offer add constraint refused_for_the_test
        check (request_id <> '%s') not valid
        """
            .formatted(requests.get(2)));
    try {
      var taken = owner().whatIsDue(OURS).block(SOON);

      assertThat(taken).isEqualTo(4);
      assertThat(openOffers(requests)).isEqualTo(4);
      assertThat(team.id()).isNotNull();
    } finally {
      DATABASE.execute("alter table offer drop constraint refused_for_the_test");
    }
    assertThat(owner().whatIsDue(OURS).block(SOON)).isEqualTo(1);
  }

  /** Searches that are due and that nobody leads. */
  private List<UUID> waiting(int count) {
    return IntStream.range(0, count).mapToObj(_ -> waiting()).toList();
  }

  private UUID waiting() {
    var request = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, longitude, latitude, round, round_began_at, accept_by, finish_by, state,
          next_step_at, version)
        values ('%s', '5001-0001-7', '%s', %d, 'RP01', '%s', '{}', '{}', 114.98, 27.11, 1, now(),
          now() + interval '2 hours', now() + interval '3 days', 'SEARCHING', now(), 1)
        """
            .formatted(request, town.village().value(), OURS[0], Urgency.U3));
    return request;
  }

  static FindTeams owner() {
    return new FindTeams(
        bean(CaseFiles.class), Memories.fresh(), bean(TakeSteps.class), new SimpleMeterRegistry());
  }

  private static boolean killWhoeverWaits() {
    return !Town.rows(
            """
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where wait_event_type = 'Lock'
              and query like '%held as%'
            """)
        .isEmpty();
  }

  private static long openOffers(List<UUID> requests) {
    var ids = requests.stream().map("'%s'"::formatted).toList();
    return DATABASE.count(
        "select count(*) from offer where state = 'SENT' and request_id in (%s)"
            .formatted(String.join(",", ids)));
  }

  private long openOffersOf(String team) {
    return DATABASE.count(
        """
        select count(*)
        from offer o
        join team t on t.id = o.team_id
        where o.state = 'SENT' and t.name = '%s' and t.area = '%s'
        """
            .formatted(team, town.town().value()));
  }

  static void together(List<Callable<Integer>> calls) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        call.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
