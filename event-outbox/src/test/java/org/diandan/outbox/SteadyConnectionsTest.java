package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import org.diandan.outbox.OutboxConfiguration.SteadyConnections.Steady;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class SteadyConnectionsTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void triesEachConnectionOfThePoolAndOneNewOne() {
    var pool = new FailingPool(new R2dbcNonTransientResourceException("closed"));
    var connections = new Steady(pool, 3, () -> false);

    assertThatThrownBy(() -> connections.create().block(LIMIT))
        .isInstanceOf(R2dbcNonTransientResourceException.class);

    assertThat(pool.calls).isEqualTo(4);
  }

  @Test
  void waitsOnlyOnceForADatabaseThatHangs() {
    var pool = new FailingPool(new R2dbcTimeoutException("took too long"));
    var connections = new Steady(pool, 3, () -> false);

    assertThatThrownBy(() -> connections.create().block(LIMIT))
        .isInstanceOf(R2dbcTimeoutException.class);

    assertThat(pool.calls).isEqualTo(1);
  }

  @Test
  void waitsLongerWhileTheServiceStarts() {
    var pool = new FailingPool(new R2dbcTimeoutException("took too long"));
    var connections = new Steady(pool, 3, () -> pool.calls < 9);

    assertThatThrownBy(() -> connections.create().block(LIMIT))
        .isInstanceOf(R2dbcTimeoutException.class);

    assertThat(pool.calls).isEqualTo(9);
  }

  private static final class FailingPool implements ConnectionFactory {

    private final R2dbcException failure;
    private int calls;

    FailingPool(R2dbcException failure) {
      this.failure = failure;
    }

    @Override
    public Publisher<? extends Connection> create() {
      return Mono.defer(
          () -> {
            calls++;
            return Mono.error(failure);
          });
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return () -> "failing";
    }
  }
}
