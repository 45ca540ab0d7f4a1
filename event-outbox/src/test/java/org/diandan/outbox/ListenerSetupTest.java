package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

class ListenerSetupTest {

  static Stream<Throwable> outages() {
    return Stream.of(
        new R2dbcNonTransientResourceException("refused", "08001"),
        new R2dbcTransientResourceException("too many connections", "53300"),
        new R2dbcTimeoutException("no connection to be had"),
        new DataAccessResourceFailureException("no connection"),
        new IllegalStateException("block", new TimeoutException()),
        state("57014"),
        state("57P01"),
        state("55P03"),
        state("40P01"),
        new ListenerExecutionFailedException("listener", state("57P03")));
  }

  static Stream<Throwable> defects() {
    return Stream.of(
        new R2dbcDataIntegrityViolationException("duplicate", "23505"),
        new R2dbcBadGrammarException("syntax", "42601"),
        new IllegalArgumentException("poison"),
        new ListenerExecutionFailedException("listener", new IllegalStateException("defect")));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void takesForAnOutage(Throwable error) {
    assertThat(ListenerSetup.isOutage(error)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void takesForADefect(Throwable error) {
    assertThat(ListenerSetup.isOutage(error)).isFalse();
  }

  private static R2dbcException state(String state) {
    return new Failure(state);
  }

  private static final class Failure extends R2dbcException {

    private static final long serialVersionUID = 1;

    Failure(String state) {
      super("state " + state, state);
    }
  }
}
