package org.diandan.standalone.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A made-up person as request-service is told about them.
 *
 * @param area where the role holds
 * @param team what they lead or serve with; empty for staff
 * @param login empty for people who do not sign in
 */
record Account(
    String name, String phone, String role, String area, Optional<String> team, String login) {

  boolean signsIn() {
    return !login.isEmpty();
  }

  /** The entry of {@code POST /api/accounts}. */
  Map<String, Object> entry(DemoLogins logins) {
    var authorities = List.of(Map.of("role", role, "area", area));
    return signsIn()
        ? Map.of(
            "name", name,
            "phone", phone,
            "login", login,
            "password", logins.passwordOf(login),
            "authorities", authorities)
        : Map.of("name", name, "phone", phone, "authorities", authorities);
  }
}
