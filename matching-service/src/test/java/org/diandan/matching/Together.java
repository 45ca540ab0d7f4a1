package org.diandan.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Many calls at the same time. */
final class Together {

  private Together() {}

  /** All of them, so many at once; the answers in the order of the calls. */
  static <T> List<T> run(List<Callable<T>> calls, int atOnce) {
    try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      var answers = new ArrayList<T>();
      for (var call : threads.invokeAll(calls)) {
        answers.add(call.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
