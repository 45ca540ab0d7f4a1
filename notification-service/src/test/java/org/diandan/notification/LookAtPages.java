package org.diandan.notification;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the service with throw-away servers until it is stopped; for looking at pages while writing
 * them. Whoever sends the printed token as the session's cookie is that person.
 */
final class LookAtPages {

  private LookAtPages() {}

  public static void main(String[] ignored) throws InterruptedException {
    System.out.println("Look at " + RunningService.address());
    System.out.println(
        "administrator session="
            + RequestServiceForTests.token(UUID.randomUUID(), "ADMINISTRATOR"));
    new CountDownLatch(1).await();
  }
}
