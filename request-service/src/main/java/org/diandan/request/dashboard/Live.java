package org.diandan.request.dashboard;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The day as it goes, and what stands open now, whenever it was ordered.
 *
 * @param today since midnight, every step
 * @param open neither delivered nor closed
 * @param overdue open past a promise
 * @param nobody open, and the search waits for a person
 * @param readAt when it was read
 */
public record Live(
    Map<FlowStep, Counted> today, Counted open, Counted overdue, Counted nobody, Instant readAt) {

  public Live {
    var copied = new EnumMap<FlowStep, Counted>(FlowStep.class);
    copied.putAll(today);
    today = Collections.unmodifiableMap(copied);
  }
}
