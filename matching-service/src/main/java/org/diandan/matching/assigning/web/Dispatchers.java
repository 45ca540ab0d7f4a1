package org.diandan.matching.assigning.web;

import java.util.List;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/** Who may choose teams by hand, and where. */
final class Dispatchers {

  private static final List<String> ROLES =
      List.of(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());

  private Dispatchers() {}

  static boolean mayAssign(SignedIn reader, String area) {
    return ROLES.stream().anyMatch(role -> reader.holds(role, area));
  }

  /** Code prefixes; an empty one is everywhere. */
  static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(authority -> ROLES.contains(authority.role()))
        .map(Authority::area)
        .distinct()
        .toList();
  }
}
