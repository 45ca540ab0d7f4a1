package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.diandan.request.callback.Lease;
import org.diandan.request.callback.LeaseCallbacks;
import org.diandan.request.identity.OperatorAreas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CallbackIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int AGENTS = 200;
  private static final int CALLBACKS = 50;

  /** Towns of their own, so that no other test's requests are called back here. */
  @BeforeAll
  static void addTowns() {
    IntStream.rangeClosed(1, 6).forEach(i -> Ordering.addTown("99010290" + i, "回访镇" + i));
  }

  @Test
  void ofManyAgentsNoTwoHoldTheSameCallback() {
    var town = "990102901";
    IntStream.range(0, CALLBACKS).forEach(i -> deliveredYesterday(town));
    awaitDue(town, CALLBACKS);
    var agents = IntStream.range(0, AGENTS).mapToObj(i -> agent()).toList();

    var leases = race(agents, new OperatorAreas(List.of(town)));

    assertThat(leases).hasSize(CALLBACKS);
    assertThat(leases.stream().map(Lease::request).distinct()).hasSize(CALLBACKS);
  }

  @Test
  void aVerdictOnThePhoneIsTheResidentsEvaluationGivenByTheOperator() {
    var town = "990102902";
    var request = deliveredYesterday(town);
    awaitDue(town, 1);
    var desk = Desk.in(town);

    take(desk);
    assertThat(desk.browser().place()).isEqualTo("/desk/callbacks/" + request);
    assertThat(desk.browser().page()).contains("13812345678", "王桂兰", "问题解决了吗");
    tell(desk, request, Map.of("outcome", "RESOLVED", "stars", "4"));
    assertThat(desk.browser().status()).isEqualTo(422);
    assertThat(desk.browser().page()).contains("请问居民：办理的人事先联系过您吗？");
    tell(desk, request, Map.of("outcome", "RESOLVED", "contacted", "YES"));
    assertThat(desk.browser().status()).isEqualTo(422);
    var said = Map.of("outcome", "RESOLVED", "contacted", "YES", "stars", "4", "words", "谢谢");
    tell(desk, request, said);

    assertThat(
            count("select count(*) from request where id = '%s' and state = 'RESOLVED'", request))
        .isEqualTo(1);
    assertThat(
            count("select count(*) from evaluation where request_id = '%s' and stars = 4", request))
        .isEqualTo(1);
    assertThat(
            count(
                """
                select count(*) from request_step
                where request_id = '%s' and kind = 'CONFIRM' and actor_kind = 'OPERATOR'
                """,
                request))
        .isEqualTo(1);
    assertThat(desk.browser().open("/desk/callbacks").page()).contains("接通，已解决");
  }

  @Test
  void whatACallSaidIsKeptToldWithoutWordsAndCounted() {
    var town = "990102906";
    var request = deliveredYesterday(town);
    awaitDue(town, 1);
    var desk = Desk.in(town);

    take(desk);
    var said = Map.of("outcome", "RESOLVED", "contacted", "YES", "stars", "4", "words", "谢谢");
    tell(desk, request, said);

    assertThat(
            count(
                "select count(*) from callback_try where request_id = '%s' and contacted and stars = 4",
                request))
        .isEqualTo(1);
    assertThat(
            count(
                """
                select count(*) from event_outbox
                where subject = '%s' and type = 'request.called-back.v1' and data @>
                  '{"round":1,"attempt":1,"result":"RESOLVED","contacted":true,"stars":4}'
                  and cast(data as text) not like '%%谢谢%%'
                """,
                request))
        .isEqualTo(1);
    awaitCounted(request);
  }

  @Test
  void whoeverSaidItIsNotResolvedIsAskedTooAndEvaluatesNothing() {
    var town = "990102905";
    var request = deliveredYesterday(town);
    SERVICE
        .database()
        .execute(
            """
            insert into evaluation (request_id, round, resolved, stars, evaluated_at)
            values ('%1$s', 1, false, 1, now());
            update request set state = 'DISPATCHING', round = 2, version = version + 1
            where id = '%1$s'
            """
                .formatted(request));
    awaitDue(town, 1);
    var desk = Desk.in(town);

    take(desk);
    tell(desk, request, Map.of("outcome", "RESOLVED", "contacted", "UNSURE", "stars", "3"));

    assertThat(count("select count(*) from evaluation where request_id = '%s'", request))
        .isEqualTo(1);
    assertThat(
            count(
                """
                select count(*) from event_outbox
                where subject = '%s' and type = 'request.called-back.v1'
                  and data ->> 'contacted' is null and data @> '{"result":"RESOLVED","stars":3}'
                """,
                request))
        .isEqualTo(1);
  }

  @Test
  void whoeverIsNotReachedIsTriedThreeTimesAndNothingIsMadeUp() {
    var town = "990102903";
    var request = deliveredYesterday(town);
    awaitDue(town, 1);
    var desk = Desk.in(town);

    for (int i = 0; i < 3; i++) {
      SERVICE
          .database()
          .execute(
              "update callback set due_at = now() - interval '1 second'"
                  + " where request_id = '%s'".formatted(request));
      take(desk);
      tell(desk, request, Map.of("outcome", i == 1 ? "BUSY" : "NO_ANSWER"));
    }

    assertThat(count("select count(*) from callback_try where request_id = '%s'", request))
        .isEqualTo(3);
    assertThat(
            count(
                "select count(*) from callback where request_id = '%s' and outcome = 'GIVEN_UP'",
                request))
        .isEqualTo(1);
    assertThat(count("select count(*) from evaluation where request_id = '%s'", request)).isZero();
    take(desk);
    assertThat(desk.browser().place()).isEqualTo("/desk/callbacks");
  }

  @Test
  void aLeaseThatRanOutGoesToSomebodyElse() {
    var town = "990102904";
    var request = deliveredYesterday(town);
    awaitDue(town, 1);
    var first = Desk.in(town);
    var second = Desk.in(town);
    take(first);
    take(second);
    assertThat(second.browser().place()).isEqualTo("/desk/callbacks");

    SERVICE
        .database()
        .execute(
            "update callback set leased_until = now() - interval '1 second'"
                + " where request_id = '%s'".formatted(request));
    take(second);
    assertThat(second.browser().place()).isEqualTo("/desk/callbacks/" + request);
    tell(first, request, Map.of("outcome", "RESOLVED", "contacted", "NO", "stars", "5"));

    assertThat(first.browser().page()).contains("已经不在您手上");
    assertThat(count("select count(*) from evaluation where request_id = '%s'", request)).isZero();
  }

  /** The figures know what the call came to. */
  private static void awaitCounted(UUID request) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            """
                            select count(*) from figure_case
                            where case_id = '%s' and called_contacted and called_verdict
                              and called_stars = 4
                            """,
                            request))
                    .isEqualTo(1));
  }

  private static List<Lease> race(List<UUID> agents, OperatorAreas areas) {
    var leasing = SERVICE.bean(LeaseCallbacks.class);
    var gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          agents.stream()
              .map(
                  agent ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            awaitOpen(gate);
                            return leasing.next(agent, areas).blockOptional(LIMIT);
                          },
                          threads))
              .toList();
      gate.countDown();
      return calls.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
    }
  }

  private static void awaitOpen(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void take(Desk desk) {
    desk.browser().open("/desk/phrases");
    desk.browser().send("/desk/callbacks/next", Map.of());
  }

  private static void tell(Desk desk, UUID request, Map<String, String> fields) {
    desk.browser().send("/desk/callbacks/" + request, fields);
  }

  private static UUID deliveredYesterday(String area) {
    var request = taken(submit(order(Map.of("area", area)))).id();
    SERVICE
        .database()
        .execute(
            """
            update request
            set state = 'DELIVERED', delivered_at = now() - interval '25 hours',
              version = version + 1
            where id = '%s'
            """
                .formatted(request));
    return request;
  }

  private static UUID agent() {
    var id = UUID.randomUUID();
    SERVICE
        .database()
        .execute(
            "insert into person (id, name_sealed, name_hash) values ('%s', 'x', '%s')"
                .formatted(id, id));
    return id;
  }

  private static void awaitDue(String area, int number) {
    var areas = new OperatorAreas(List.of(area));
    var leasing = SERVICE.bean(LeaseCallbacks.class);
    await()
        .untilAsserted(
            () -> assertThat(leasing.countDue(areas).block(LIMIT)).isEqualTo(Long.valueOf(number)));
  }

  private static long count(String sql, UUID request) {
    return SERVICE.database().count(sql.formatted(request));
  }
}
