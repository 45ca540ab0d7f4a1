package org.diandan.request.action;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often something may be done to one request.
 *
 * @param between least time from one to the next
 * @param most how many in any period
 * @param per length of that period
 */
record Pace(
    @DefaultValue("0s") Duration between,
    @Positive @DefaultValue("6") int most,
    @DefaultValue("24h") Duration per) {

  /**
   * How it was done before.
   *
   * @param last the latest time; null for never
   * @param mostth the latest time but {@code most - 1}; null when it was not done so often
   */
  record Before(@Nullable Instant last, @Nullable Instant mostth) {

    static final Before NEVER = new Before(null, null);

    /** From all times, in any order. */
    static Before of(List<Instant> times, Pace pace) {
      var latestFirst = times.stream().sorted(java.util.Comparator.reverseOrder()).toList();
      return new Before(
          latestFirst.isEmpty() ? null : latestFirst.getFirst(),
          latestFirst.size() < pace.most() ? null : latestFirst.get(pace.most() - 1));
    }
  }

  /** How long to wait before it may be done again; empty when it may be done now. */
  Optional<Duration> wait(Before before, Instant now) {
    var byLast = before.last() == null ? null : before.last().plus(between);
    var byMost = before.mostth() == null ? null : before.mostth().plus(per);
    return Stream.of(byLast, byMost)
        .filter(Objects::nonNull)
        .map(free -> Duration.between(now, free))
        .filter(Duration::isPositive)
        .max(Duration::compareTo);
  }
}
