package org.diandan.matching.dispatch.policy;

/** How often a test with random values tries. */
public final class Tries {

  /** More than 1 where the same tests run many times, as in the count of noticed changes. */
  private static final int ONE_IN = Integer.getInteger("tries.oneIn", 1);

  private Tries() {}

  /** As many as usual, or with {@code -Dtries.oneIn=n} one in n of them; at least one. */
  public static int of(int usually) {
    return Math.max(1, usually / ONE_IN);
  }
}
