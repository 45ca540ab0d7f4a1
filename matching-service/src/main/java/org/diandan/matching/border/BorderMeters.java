package org.diandan.matching.border;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what becomes of questions to neighbours, on the instance that writes it. */
@Component
class BorderMeters {

  private final MeterRegistry meters;

  BorderMeters(MeterRegistry meters) {
    this.meters = meters;
    for (var outcome : Outcome.values()) {
      count(outcome, 0);
    }
  }

  /** What is counted. */
  enum Outcome {
    ASKED,
    RESERVED,
    DENIED,
    EXPIRED,
    UNANSWERED
  }

  void count(Outcome outcome, int times) {
    meters
        .counter("diandan.border.questions", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment(times);
  }
}
