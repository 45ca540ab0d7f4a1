package org.diandan.request.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * How the time of a clock passes. For spans that are not negative, {@link #after} never goes back
 * and {@link #before} undoes it.
 */
public interface RunningTime {

  /** Day and night, every day. */
  RunningTime WALL =
      new RunningTime() {
        @Override
        public Instant after(Instant from, Duration span) {
          return from.plus(span);
        }

        @Override
        public Instant before(Instant until, Duration span) {
          return until.minus(span);
        }

        @Override
        public Duration between(Instant from, Instant until) {
          return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
        }
      };

  /** The moment at which a span that began at {@code from} is over. */
  Instant after(Instant from, Duration span);

  /** The moment at which a span has to begin to be over at {@code until}. */
  Instant before(Instant until, Duration span);

  /** How much of this time passes between two moments; zero when the second is not later. */
  Duration between(Instant from, Instant until);
}
