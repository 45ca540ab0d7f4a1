package org.diandan.request.hotline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.events;
import static org.diandan.request.hotline.Calling.freshNumber;
import static org.diandan.request.hotline.Calling.hotline;
import static org.diandan.request.hotline.Calling.ordered;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FeedIT {

  @Test
  void tellsWhatHappenedToOwnOrdersAlone() {
    var hotline = hotline();
    var number = freshNumber();
    ordered(hotline, number);
    ordered(hotline(), freshNumber());
    hotline
        .post("/api/hotline/orders/" + number + "/withdrawal", Map.of("reason", "私事"))
        .expectStatus()
        .isOk();

    var events = events(hotline, "");

    assertThat(events)
        .extracting(event -> event.get("kind").asString())
        .containsExactly("ORDER", "WITHDRAW");
    assertThat(events)
        .extracting(event -> event.get("state").asString())
        .containsExactly("SUBMITTED", "WITHDRAWN");
    assertThat(events)
        .allSatisfy(event -> assertThat(event.get("hotlineNumber").asString()).isEqualTo(number));
    assertThat(events.getLast().get("reason").asString()).isEqualTo("WITHDRAWN");
    assertThat(events.toString()).doesNotContain("王桂兰", "13812345678", "私事");
  }

  @Test
  void goesOnFromACursorPageByPage() {
    var hotline = hotline();
    IntStream.range(0, 5).forEach(i -> ordered(hotline, freshNumber()));

    var first = body(hotline.get("/api/hotline/events?limit=2"));
    var second = body(hotline.get("/api/hotline/events?limit=2&after=" + next(first)));
    var third = body(hotline.get("/api/hotline/events?limit=2&after=" + next(second)));
    var nothing = body(hotline.get("/api/hotline/events?limit=2&after=" + next(third)));

    assertThat(first.get("more").asBoolean()).isTrue();
    assertThat(third.get("more").asBoolean()).isFalse();
    assertThat(next(nothing)).isEqualTo(next(third)).isEqualTo("5");
  }

  /**
   * Rows get their serial ids before they commit. Whoever reads by them alone passes over the one
   * that commits late; the feed numbers only what is committed.
   */
  @Test
  void whatCommitsLateIsNotPassedOver() throws SQLException {
    var hotline = hotline();
    var early = ordered(hotline, freshNumber());
    var late = ordered(hotline, freshNumber());
    var cursor = String.valueOf(events(hotline, "").size());
    var serial = SERVICE.database().count("select max(id) from hotline_event");

    List<Long> seenBySerial;
    List<JsonNode> seen;
    try (var first = SERVICE.database().connect();
        var second = SERVICE.database().connect()) {
      first.setAutoCommit(false);
      step(first, late);
      step(second, early);
      seenBySerial = serials(serial);
      seen = events(hotline, cursor);
      first.commit();
    }
    var rest = events(hotline, seen.getLast().get("number").asString());
    var restBySerial = serials(seenBySerial.getLast());

    assertThat(seen).hasSize(1);
    assertThat(rest).hasSize(1);
    assertThat(restBySerial).as("a serial cursor loses the late one").isEmpty();
  }

  @Test
  void readersAndWritersAtOnceLeaveNoGap() throws Exception {
    var hotline = hotline();
    var orders = IntStream.range(0, 8).mapToObj(i -> ordered(hotline, freshNumber())).toList();
    var steps = 40;

    var read = new ArrayList<JsonNode>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing =
          orders.stream()
              .map(
                  order ->
                      threads.submit(
                          () -> {
                            try (var connection = SERVICE.database().connect()) {
                              for (var i = 0; i < steps; i++) {
                                step(connection, order);
                              }
                            }
                            return order;
                          }))
              .toList();
      var cursor = "";
      var done = false;
      while (!done) {
        done = writing.stream().allMatch(java.util.concurrent.Future::isDone);
        var some = events(hotline, cursor);
        read.addAll(some);
        cursor = some.isEmpty() ? cursor : some.getLast().get("number").asString();
        done &= some.size() < 500;
      }
      for (var one : writing) {
        one.get(30, SECONDS);
      }
    }

    assertThat(read.stream().map(event -> event.get("number").asLong()))
        .isEqualTo(LongStream.rangeClosed(1, orders.size() * (steps + 1L)).boxed().toList());
    assertThat(new HashSet<>(read.stream().map(event -> event.get("id").asString()).toList()))
        .hasSize(read.size());
  }

  @Test
  void waitsForTheNextEventAsLongAsItIsAsked() throws Exception {
    var hotline = hotline();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> body(hotline.get("/api/hotline/events?after=0&wait=15")));

      ordered(hotline, freshNumber());

      assertThat(waiting.get(20, SECONDS).get("events")).hasSize(1);
    }
    assertThat(body(hotline.get("/api/hotline/events?after=1&wait=1")).get("events")).isEmpty();
  }

  @Test
  void whoWasAwayTooLongIsToldSo() {
    var hotline = hotline();
    IntStream.range(0, 3).forEach(i -> ordered(hotline, freshNumber()));
    events(hotline, "");
    SERVICE
        .database()
        .execute(
            """
            update hotline_event set written_at = now() - interval '31 days'
            where hotline_key = '%s' and number <= 2
            """
                .formatted(hotline.id()));

    SERVICE.bean(EventFeed.class).sweep();

    var gone = hotline.get("/api/hotline/events?after=1");
    assertThat(body(gone.expectStatus().isEqualTo(410)).get("oldest").asString()).isEqualTo("2");
    assertThat(events(hotline, "2")).hasSize(1);
    assertThat(events(hotline, "")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "after=x, after",
    "after=-1, after",
    "limit=0, limit",
    "limit=501, limit",
    "limit=x, limit",
    "wait=31, wait"
  })
  void aQuestionOfWrongFormIsRefusedWithItsField(String query, String field) {
    var refused = hotline().get("/api/hotline/events?" + query);

    assertThat(body(refused.expectStatus().isBadRequest()).get("field").asString())
        .isEqualTo(field);
  }

  private static String next(JsonNode page) {
    return page.get("next").asString();
  }

  private static void step(Connection connection, UUID request) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into request_step (request_id, event_id, kind, round, occurred_at)
          values ('%s', gen_random_uuid(), 'WAIT', 1, now())
          """
              .formatted(request));
    }
  }

  private static List<Long> serials(long after) throws SQLException {
    var ids = new ArrayList<Long>();
    try (var connection = SERVICE.database().connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select id from hotline_event where id > %d order by id".formatted(after))) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }
}
