package org.diandan.outbox;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Wrapped;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets nobody see the dead connections that lie in the pool after the database went away.
 *
 * <p>The pool finds a connection dead when it hands it out, and then fails the call; with all of
 * them dead it fails as many calls as it has connections, though the database is back long since.
 * Here such a call goes on to the next connection, until it has seen each once. What timed out is
 * not tried again: while the database hangs a call waits for one acquire limit and no longer, which
 * the pool's own {@code acquire-retry} cannot tell apart.
 */
final class SteadyConnections implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof ConnectionPool pool ? new Steady(pool, sizeOf(pool)) : bean;
  }

  private static int sizeOf(ConnectionPool pool) {
    return pool.getMetrics().map(PoolMetrics::getMaxAllocatedSize).orElseThrow();
  }

  /**
   * A pool that hands out living connections.
   *
   * @param size connections the pool holds at most
   */
  record Steady(ConnectionFactory pool, int size)
      implements ConnectionFactory, Wrapped<ConnectionFactory> {

    @Override
    public Mono<Connection> create() {
      return Mono.<Connection>from(pool.create())
          .retryWhen(
              Retry.max(size)
                  .filter(Steady::foundDead)
                  .onRetryExhaustedThrow((spec, last) -> last.failure()));
    }

    private static boolean foundDead(Throwable failure) {
      return !(failure instanceof R2dbcTimeoutException);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return pool.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
      return pool;
    }
  }
}
