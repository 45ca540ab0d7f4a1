package org.diandan.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.timeout.ReadTimeoutException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.netty.channel.AbortedException;

class ProblemTest {

  @Test
  void aDatabaseThatBreaksOffIsAnOutageAndNoSlowCaller() {
    var broken =
        new DataAccessResourceFailureException(
            "insert",
            new R2dbcNonTransientResourceException("closed", new AbortedException("closed")));

    var problem = Problem.of(broken);

    assertThat(problem.status().value()).isEqualTo(503);
    assertThat(problem.retryAfter()).isPresent();
  }

  @Test
  void aCallerWhoStopsSendingIsTooSlow() {
    var problem = Problem.of(ReadTimeoutException.INSTANCE);

    assertThat(problem.status().value()).isEqualTo(408);
  }
}
