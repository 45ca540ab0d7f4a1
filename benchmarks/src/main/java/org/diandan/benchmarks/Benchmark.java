package org.diandan.benchmarks;

import java.util.List;

/** Something that is measured by one command. */
public interface Benchmark {

  /** One line for the list of benchmarks. */
  String purpose();

  /** Measures and prints the figures to standard output. */
  void run(List<String> arguments) throws Exception;
}
