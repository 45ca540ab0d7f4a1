package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import org.diandan.outbox.Written.Applied;
import org.diandan.testkit.PostgresForTests;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SteadyConnectionsIT {

  private static final int SIZE = 12;

  @Test
  void writesAtOnceAlthoughEveryConnectionOfThePoolWasKilled() {
    try (var probe =
        Probe.start(PostgresForTests.database("probe"), "spring.r2dbc.pool.max-size=" + SIZE)) {
      fillPool(probe.get(ConnectionFactory.class));
      killConnections(probe);

      var written = probe.write(Probe.add(UUID.randomUUID()));

      assertThat(written).isEqualTo(new Applied());
    }
  }

  private static void fillPool(ConnectionFactory pool) {
    var all =
        Flux.range(0, SIZE)
            .flatMap(i -> Mono.<Connection>from(pool.create()), SIZE)
            .collectList()
            .blockOptional(Probe.LIMIT)
            .orElseThrow();
    assertThat(all).hasSize(SIZE);
    Flux.fromIterable(all).concatMap(Connection::close).then().block(Probe.LIMIT);
  }

  private static void killConnections(Probe probe) {
    var pooled =
        """
        from pg_stat_activity
        where datname = current_database() and usename = 'probe_service'
          and pid <> pg_backend_pid()\
        """;
    assertThat(probe.database.count("select count(pg_terminate_backend(pid)) " + pooled))
        .isGreaterThanOrEqualTo(SIZE);
    await()
        .atMost(Probe.LIMIT)
        .until(
            () ->
                probe.database.count(
                        "select count(*) "
                            + pooled
                            + " and application_name not like 'relay-%'"
                            + " and application_name not like 'signals-%'")
                    == 0);
  }
}
