package org.diandan.benchmarks.words;

import java.util.List;
import org.diandan.benchmarks.Benchmark;

/**
 * Suggestions and duplicates on sentences written for this project. The lexicon was committed
 * before the sentences were written and not changed by them; weights are chosen on the training
 * part, the duplicates' threshold on half of the matters.
 */
public final class WordsBenchmark implements Benchmark {

  @Override
  public String purpose() {
    return "item suggested for a resident's words, and requests that mean the same";
  }

  @Override
  public void run(List<String> arguments) {
    new SuggestionFigures().print();
    System.out.println();
    new DuplicateFigures().print();
  }
}
