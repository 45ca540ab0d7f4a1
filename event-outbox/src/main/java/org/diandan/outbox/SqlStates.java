package org.diandan.outbox;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Tells "the database is away or busy" from "this cannot be done", which no retry will change. */
final class SqlStates {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * Connection, resources, operator intervention (which includes the statement timeout), broken
   * serialisation and deadlock, locks that were not to be had, and a database closed for now.
   */
  private static final List<String> OUTAGE =
      List.of("08", "53", "57", "58", "40", LOCK_NOT_AVAILABLE, "55000", "25P03");

  private SqlStates() {}

  static boolean isLockTimeout(Throwable error) {
    return causes(error)
        .anyMatch(e -> e instanceof R2dbcException r && LOCK_NOT_AVAILABLE.equals(r.getSqlState()));
  }

  /** Whether trying the same thing later makes sense however often it failed. */
  static boolean isOutage(Throwable error) {
    return causes(error).anyMatch(SqlStates::namesOutage);
  }

  private static boolean namesOutage(Throwable error) {
    return switch (error) {
      case R2dbcTransientResourceException ignored -> true;
      case R2dbcNonTransientResourceException ignored -> true;
      case R2dbcTimeoutException ignored -> true;
      case DataAccessResourceFailureException ignored -> true;
      case PessimisticLockingFailureException ignored -> true;
      case TimeoutException ignored -> true;
      case SocketException ignored -> true;
      case R2dbcException other -> isOutageState(other.getSqlState());
      default -> false;
    };
  }

  private static boolean isOutageState(@Nullable String state) {
    return state != null && OUTAGE.stream().anyMatch(state::startsWith);
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(20);
  }
}
