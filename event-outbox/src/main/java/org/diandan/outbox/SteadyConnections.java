package org.diandan.outbox;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Wrapped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets nobody see the dead connections that lie in the pool after the database went away.
 *
 * <p>The pool finds a connection dead when it hands it out, and then fails the call; with all of
 * them dead it fails as many calls as it has connections, though the database is back long since.
 * Here such a call goes on to the next connection, until it has seen each once. What timed out is
 * not tried again: while the database hangs a call waits for one acquire limit and no longer, which
 * the pool's own {@code acquire-retry} cannot tell apart. Only while the service starts, on a
 * machine that may be busy starting a dozen others, patience beats a start that fails.
 */
final class SteadyConnections
    implements BeanPostProcessor, ApplicationListener<ApplicationReadyEvent> {

  private static final int PATIENCE_AT_START = 20;

  private final AtomicBoolean starting = new AtomicBoolean(true);

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof ConnectionPool pool
        ? new Steady(pool, sizeOf(pool), starting::get)
        : bean;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    starting.set(false);
  }

  private static int sizeOf(ConnectionPool pool) {
    return pool.getMetrics().map(PoolMetrics::getMaxAllocatedSize).orElseThrow();
  }

  /**
   * A pool that hands out living connections.
   *
   * @param size connections the pool holds at most
   * @param starting whether the service is not ready yet
   */
  record Steady(ConnectionFactory pool, int size, BooleanSupplier starting)
      implements ConnectionFactory, Wrapped<ConnectionFactory> {

    @Override
    public Mono<Connection> create() {
      return Mono.<Connection>from(pool.create())
          .retryWhen(again(size, Steady::foundDead))
          .retryWhen(again(PATIENCE_AT_START, this::maySoonBeFree));
    }

    private boolean maySoonBeFree(Throwable failure) {
      return starting.getAsBoolean() && !foundDead(failure);
    }

    private static Retry again(int times, Predicate<Throwable> when) {
      return Retry.max(times).filter(when).onRetryExhaustedThrow((spec, last) -> last.failure());
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
