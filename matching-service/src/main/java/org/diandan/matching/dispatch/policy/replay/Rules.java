package org.diandan.matching.dispatch.policy.replay;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.Weights;

/**
 * What decides whom a need asks, and how long the answer may take.
 *
 * @param offersAtOnce how many teams may be asked at the same time; a value for each urgency
 * @param answerWithin how long a team may think; a value for each urgency
 */
public record Rules(
    Weights weights, Map<Urgency, Integer> offersAtOnce, Map<Urgency, Duration> answerWithin) {

  public Rules {
    requireNonNull(weights, "weights");
    offersAtOnce = Map.copyOf(offersAtOnce);
    answerWithin = Map.copyOf(answerWithin);
  }

  int offersAtOnce(Urgency urgency) {
    return requireNonNull(offersAtOnce.get(urgency));
  }

  Duration answerWithin(Urgency urgency) {
    return requireNonNull(answerWithin.get(urgency));
  }
}
