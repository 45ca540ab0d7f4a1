package org.diandan.request.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diandan.web.SignedIn;

/** What a key may do. */
public enum KeyScope {
  ORDERS_WRITE("orders:write"),
  ORDERS_READ("orders:read"),
  EVENTS_READ("events:read"),
  WEBHOOKS_WRITE("webhooks:write");

  private final String word;

  KeyScope(String word) {
    this.word = word;
  }

  /** As it is written in calls, answers and the database. */
  public String word() {
    return word;
  }

  /** Whether somebody signed in with a key that has this scope. */
  public boolean isHeldBy(SignedIn caller) {
    return caller.holds(word);
  }

  /** The scope that is written so. */
  public static Optional<KeyScope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }

  /** All of them, in their order. */
  public static List<KeyScope> all() {
    return List.of(values());
  }
}
