package org.diandan.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Processor time of this thread, which neighbours on a busy machine disturb least. */
final class Stopwatch {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MILLI = 1e6;

  private final long start = THREADS.getCurrentThreadCpuTime();

  double millis() {
    return (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI;
  }

  /** The middle value; of an even number of values, the upper of the two in the middle. */
  static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
