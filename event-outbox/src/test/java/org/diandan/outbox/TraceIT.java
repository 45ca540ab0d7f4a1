package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.test.simple.SimpleTracer;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class TraceIT {

  @Test
  void keepsTheTraceOfTheWriteWithItsEvents() {
    var tracer = new SimpleTracer();
    var traced = UUID.randomUUID();
    var untraced = UUID.randomUUID();
    try (var probe = Probe.start()) {
      var ledger = new Ledger(DatabaseClient.create(probe.get(ConnectionFactory.class)), tracer);
      var span = tracer.nextSpan().start();

      try (var scope = tracer.withSpan(span)) {
        assertThat(scope).isNotNull();
        ledger.write(Change.none().publishing(Probe.event(traced))).block(Probe.LIMIT);
      }
      ledger.write(Change.none().publishing(Probe.event(untraced))).block(Probe.LIMIT);

      assertThat(
              probe.database.count(
                  """
                  select count(*) from event_outbox
                  where subject = '%s' and traceparent ~ '^00-0*%s-%s-0[01]$'\
                  """
                      .formatted(traced, span.context().traceId(), span.context().spanId())))
          .isEqualTo(1);
      assertThat(
              probe.database.count(
                  "select count(*) from event_outbox where subject = '%s' and traceparent is null"
                      .formatted(untraced)))
          .isEqualTo(1);
    }
  }
}
