package org.diandan.request.identity;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A new account whose fields will do.
 *
 * @param phone only digits
 * @param mail empty when there is none
 * @param login lower case; empty for people who do not sign in
 */
record CheckedAccount(
    String name,
    String phone,
    String mail,
    String login,
    String password,
    List<Authority> authorities) {

  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_MAIL = 254;
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");
  private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+");
  private static final Set<Role> GRANTABLE =
      Set.of(
          Role.VOLUNTEER,
          Role.LEADER,
          Role.OPERATOR,
          Role.OFFICIAL,
          Role.DEPARTMENT,
          Role.ADMINISTRATOR);

  CheckedAccount {
    authorities = List.copyOf(authorities);
  }

  boolean signsIn() {
    return !login.isEmpty();
  }

  /** Checks all entries; the error names every wrong field of every entry. */
  static List<CheckedAccount> all(List<NewAccount> wanted, Passwords passwords) {
    var errors = new ArrayList<FieldError>();
    var checked = new ArrayList<CheckedAccount>();
    for (var i = 0; i < wanted.size(); i++) {
      var entry = wanted.get(i);
      if (entry == null) {
        errors.add(new FieldError("[" + i + "]", "kit.field.missing"));
      } else {
        checked.add(new Check("[" + i + "].", passwords, errors).of(entry));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return List.copyOf(checked);
  }

  private record Check(String prefix, Passwords passwords, List<FieldError> errors) {

    CheckedAccount of(NewAccount entry) {
      var login = text(entry.login()).toLowerCase(Locale.ROOT);
      var wanted = requireNonNullElse(entry.authorities(), List.<Authority>of());
      var known = wanted.stream().filter(Check::isKnown).toList();
      var checked =
          new CheckedAccount(
              text(entry.name()),
              phone(text(entry.phone())),
              text(entry.mail()),
              login,
              requireNonNullElse(entry.password(), ""),
              known);
      require(isName(checked.name()), "name", "identity.name");
      require(checked.mail().isEmpty() || isMail(checked.mail()), "mail", "identity.mail");
      require(login.isEmpty() || LOGIN.matcher(login).matches(), "login", "identity.login");
      require(login.isEmpty() == checked.password().isEmpty(), "password", "identity.both");
      if (!checked.password().isEmpty()) {
        passwords
            .findFault(checked.password(), login)
            .ifPresent(fault -> require(false, "password", fault));
      }
      require(known.size() == wanted.size(), "authorities", "identity.authority");
      return checked;
    }

    private String phone(String typed) {
      var read = PhoneNumber.read(typed);
      require(read.isPresent(), "phone", "identity.phone");
      return read.map(PhoneNumber::digits).orElse("");
    }

    private void require(boolean good, String field, String messageKey) {
      if (!good) {
        errors.add(new FieldError(prefix + field, messageKey));
      }
    }

    private static String text(@Nullable String typed) {
      return typed == null ? "" : typed.strip();
    }

    private static boolean isName(String name) {
      return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }

    private static boolean isMail(String mail) {
      return mail.length() <= LONGEST_MAIL && MAIL.matcher(mail).matches();
    }

    private static boolean isKnown(@Nullable Authority authority) {
      return authority != null
          && authority.area() != null
          && GRANTABLE.stream().anyMatch(role -> role.name().equals(authority.role()))
          && (authority.area().isEmpty() || AreaCode.isWellFormed(authority.area()));
    }
  }
}
