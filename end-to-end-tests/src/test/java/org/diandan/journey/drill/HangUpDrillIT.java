package org.diandan.journey.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Seeds;
import org.diandan.journey.platform.Standalone;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Callers hang up in the middle of their order; each order is there whole or not at all. */
class HangUpDrillIT {

  private static final int AT_ONCE = 2;
  private static final int LONGEST_MILLIS = 40;

  /** Calls that are answered, so that the ones that hang up meet a service at speed. */
  private static final int WARM_UP = 300;

  private static final long SEED = 20261123;

  private final DrillSize size = DrillSize.orElse(300, 0);

  @Test
  void noRequestIsWithoutItsEventAndNoEventWithoutItsRequest()
      throws SQLException, InterruptedException {
    try (var standalone = Standalone.onEmptyFolder()) {
      standalone.start();
      var platform = Platform.of(standalone);
      new Seeds(platform).teams(Orders.DISPATCH_AREA, 20);
      for (int call = 0; call < WARM_UP; call++) {
        platform.hotline().post("/api/hotline/orders", numbered()).expect(201);
      }
      var backstage = new Backstage(standalone.data());
      var bug = PlantedBug.named(size.plant());
      bug.plantBefore(backstage);

      hangUp(standalone.base(), platform.hotlineKey());

      try (var connection = backstage.connect()) {
        awaitIdle(connection);
        var findings = new Findings();
        for (var rule : List.of(Rule.NO_EVENT, Rule.NO_REQUEST, Rule.NO_ORDER)) {
          findings.add(rule.name(), rule.broken(connection));
        }
        findings.add("half-open transactions", halfOpen(connection));
        int taken = report(connection, findings);
        assertThat(findings.lines()).isEmpty();
        assertThat(taken).as("orders taken although the caller hung up").isPositive();
      }
    }
  }

  private void hangUp(URI base, String key) throws InterruptedException {
    var random = new Random(SEED);
    try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
      var calls =
          IntStream.range(0, size.orders())
              .mapToObj(i -> Duration.ofMillis(1 + random.nextInt(LONGEST_MILLIS)))
              .map(after -> Executors.callable(() -> hangUpOne(base, key, after)))
              .toList();
      for (var call : callers.invokeAll(calls)) {
        call.resultNow();
      }
    }
  }

  private static void hangUpOne(URI base, String key, Duration after) {
    var body = JsonMapper.shared().writeValueAsBytes(numbered());
    var head =
        """
        POST /api/hotline/orders HTTP/1.1\r
        Host: %s:%d\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(base.getHost(), base.getPort(), key, body.length);
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoLinger(true, 0);
      var out = socket.getOutputStream();
      out.write(head.getBytes(UTF_8));
      out.write(body);
      out.flush();
      LockSupport.parkNanos(after.toNanos());
    } catch (IOException refused) {
      throw new IllegalStateException("The platform does not listen any more.", refused);
    }
  }

  private static Map<String, Object> numbered() {
    return Orders.orderWith("orderNumber", Orders.hotlineNumber());
  }

  private static void awaitIdle(Connection connection) {
    await("all statements to end")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Rule.unsent("request").broken(connection).isEmpty());
  }

  private static List<String> halfOpen(Connection connection) throws SQLException {
    return new Rule(
            "half-open",
            "select pid::text from pg_stat_activity where state like 'idle in transaction%'")
        .broken(connection);
  }

  private int report(Connection connection, Findings findings) throws SQLException {
    var written = new Rule("orders", "select id::text from request.request").broken(connection);
    findings.lines().forEach(System.out::println);
    System.out.printf(
        "HANG-UP DRILL hung-up=%d taken=%d BROKEN=%d%n",
        size.orders(), written.size() - WARM_UP, findings.lost());
    return written.size() - WARM_UP;
  }
}
