package org.diandan.notification.delivery;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Gauges of what has not got through: counted in the database, the same on every instance. */
@Component
class Backlog {

  static final Duration REFRESH = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final DatabaseClient database;
  private volatile Figures figures = new Figures(0, 0, 0, 0);

  Backlog(DatabaseClient database, MeterRegistry meters) {
    this.database = database;
    gauge(meters, "waiting", "Messages waiting for a gateway", Figures::waiting);
    gauge(meters, "failed", "Messages given up after the last try", Figures::failed);
    gauge(meters, "unaddressed", "Facts whose recipients are not known yet", Figures::unaddressed);
    gauge(
        meters,
        "oldest.waiting.seconds",
        "Age of the oldest message waiting for a gateway",
        Figures::oldestSeconds);
  }

  /** Counts again; answers 0, because counting finds no more work. */
  int refresh() {
    database
        .sql(
            """
            select
              count(*) filter (where state = 'WAITING') as waiting,
              count(*) filter (where state = 'FAILED') as failed,
              coalesce(extract(epoch from now()
                - min(created_at) filter (where state = 'WAITING')), 0)::float8 as oldest,
              (select count(*) from notice where addressed_at is null) as unaddressed
            from message
            where state in ('WAITING', 'FAILED')""")
        .map(Backlog::read)
        .one()
        .blockOptional(LIMIT)
        .ifPresent(counted -> figures = counted);
    return 0;
  }

  private void gauge(
      MeterRegistry meters, String name, String says, ToDoubleFunction<Figures> figure) {
    Gauge.builder("diandan.notification." + name, this, self -> figure.applyAsDouble(self.figures))
        .description(says)
        .register(meters);
  }

  private static Figures read(Readable row) {
    return new Figures(
        requireNonNull(row.get("waiting", Long.class)),
        requireNonNull(row.get("failed", Long.class)),
        requireNonNull(row.get("unaddressed", Long.class)),
        requireNonNull(row.get("oldest", Double.class)));
  }

  private record Figures(long waiting, long failed, long unaddressed, double oldestSeconds) {}
}
