package org.diandan.standalone;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Steps of the start that need not wait for each other. */
final class ParallelWork {
  private static final Executor THREADS =
      work -> Thread.ofPlatform().name("start").daemon().start(work);

  private ParallelWork() {}

  /** Runs the step on a thread of its own. */
  static <T> CompletableFuture<T> start(Callable<T> step) {
    return CompletableFuture.supplyAsync(() -> call(step), THREADS);
  }

  /** Waits for all of them, then throws what the first failed one threw. */
  static void await(CompletableFuture<?>... steps) throws Exception {
    try {
      CompletableFuture.allOf(steps).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }

  private static <T> T call(Callable<T> step) {
    try {
      return step.call();
    } catch (Exception failure) {
      // Whatever a step throws belongs to whoever waits for it.
      throw new CompletionException(failure);
    }
  }
}
