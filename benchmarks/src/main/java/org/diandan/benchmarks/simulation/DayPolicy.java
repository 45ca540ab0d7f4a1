package org.diandan.benchmarks.simulation;

/** A way to get through a day. */
@FunctionalInterface
interface DayPolicy {

  /** Decides every request with no more than what is known at its time. */
  Outcome live(Day day);
}
