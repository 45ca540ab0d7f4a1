package org.diandan.request.hotline.web;

import org.diandan.request.identity.KeyScope;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;

/** Whether a key has the scope a call needs. */
final class Demand {

  private Demand() {}

  /** Refuses with status 403 and the name of the scope. */
  static void scope(SignedIn hotline, KeyScope scope) {
    if (!scope.isHeldBy(hotline)) {
      throw new Refusal(
              HttpStatus.FORBIDDEN, "missing-scope", "hotline.scope.missing", scope.word())
          .with("scope", scope.word());
    }
  }
}
