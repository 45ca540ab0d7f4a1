package org.diandan.request.statistics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.diandan.request.lifecycle.RequestState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows the requests of each state and the headline rate to the metrics. */
@Component
class OpenRequestsGauge {

  private static final Logger LOG = LoggerFactory.getLogger(OpenRequestsGauge.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final List<String> EVERYWHERE = List.of("");

  private final CountFigures counting;
  private final AtomicReference<Map<String, Long>> byState = new AtomicReference<>(Map.of());
  private final AtomicReference<Double> rate = new AtomicReference<>(Double.NaN);

  OpenRequestsGauge(CountFigures counting, MeterRegistry meters) {
    this.counting = counting;
    for (var state : RequestState.values()) {
      Gauge.builder("diandan.requests", () -> byState.get().getOrDefault(state.name(), 0L))
          .tag("state", state.name())
          .description("Requests in this state")
          .register(meters);
    }
    Gauge.builder("diandan.resolution.rate", rate::get)
        .description("Resolved among evaluated")
        .register(meters);
  }

  @Scheduled(fixedDelay = 15_000, initialDelay = 5_000)
  void look() {
    try {
      var figures = counting.inside(EVERYWHERE).block(LIMIT);
      if (figures != null) {
        byState.set(figures.byState());
        rate.set(figures.resolutionRate().orElse(Double.NaN));
      }
    } catch (DataAccessException e) {
      // The database is away; the last figures stand until it is back.
      LOG.debug("The figures were not counted: {}", e.getMessage());
    }
  }
}
