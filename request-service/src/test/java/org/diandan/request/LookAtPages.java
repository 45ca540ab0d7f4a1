package org.diandan.request;

import java.util.concurrent.CountDownLatch;

/**
 * Runs the service with throw-away servers until it is stopped; for looking at pages while writing
 * them.
 */
final class LookAtPages {

  private LookAtPages() {}

  /** Settings as {@code name=value}. */
  public static void main(String[] settings) throws InterruptedException {
    var service = RunningService.start(settings);
    System.out.println("Look at " + service.address());
    new CountDownLatch(1).await();
  }
}
