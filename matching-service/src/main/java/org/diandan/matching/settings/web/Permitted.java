package org.diandan.matching.settings.web;

import java.util.List;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;

/** What an administrator may do with settings that hold everywhere. */
final class Permitted {

  private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();
  private static final String EVERYWHERE = "";

  private Permitted() {}

  /** Whether the person may change them: who answers for a part only may look and try. */
  static boolean mayChange(SignedIn person) {
    return person.holds(ADMINISTRATOR, EVERYWHERE);
  }

  static void requireChange(SignedIn person) {
    if (!mayChange(person)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "settings.everywhere");
    }
  }

  /** The areas the person administers, whose last week is played. */
  static List<String> areasOf(SignedIn person) {
    return person.authorities().stream()
        .filter(authority -> authority.role().equals(ADMINISTRATOR))
        .map(Authority::area)
        .toList();
  }
}
