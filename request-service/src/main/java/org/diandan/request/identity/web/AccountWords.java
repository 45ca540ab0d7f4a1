package org.diandan.request.identity.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.identity.OneTimePassword;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;

/** What the pages of accounts say. */
@Component
record AccountWords(MessageSource messages, Clock clock, ZoneId zone) {

  /** What administrators can give, the widest last. */
  private static final List<Role> GIVEN =
      List.of(Role.VOLUNTEER, Role.LEADER, Role.OPERATOR, Role.OFFICIAL, Role.ADMINISTRATOR);

  private static final List<Role> HELD =
      List.of(
          Role.VOLUNTEER,
          Role.LEADER,
          Role.OPERATOR,
          Role.OFFICIAL,
          Role.DEPARTMENT,
          Role.ADMINISTRATOR);

  /** What they can give; people of a department are named on the department's own page. */
  Map<String, String> roles(Locale locale) {
    return named(GIVEN, locale);
  }

  /** What somebody may hold. */
  Map<String, String> held(Locale locale) {
    return named(HELD, locale);
  }

  private Map<String, String> named(List<Role> roles, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    roles.forEach(
        role ->
            options.put(
                role.name(), messages.getMessage("identity.role." + role.name(), null, locale)));
    return options;
  }

  Map<String, String> said(Map<String, String> keys, Locale locale) {
    var errors = new LinkedHashMap<String, String>();
    keys.forEach((field, key) -> errors.put(field, messages.getMessage(key, null, locale)));
    return errors;
  }

  SpokenTime spoken(Locale locale) {
    return new SpokenTime(clock.instant(), zone, locale);
  }

  /** The page that shows a password, once. */
  static Rendering handOver(UUID person, String login, OneTimePassword password) {
    return Rendering.view("request/identity/account-password")
        .modelAttribute("person", person)
        .modelAttribute("login", login)
        .modelAttribute("password", password.text())
        .modelAttribute("hours", OneTimePassword.LIFETIME.toHours())
        .header("Cache-Control", "no-store")
        .build();
  }
}
