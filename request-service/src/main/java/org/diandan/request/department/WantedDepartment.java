package org.diandan.request.department;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A department as an administrator typed it, unchecked.
 *
 * @param level RESPONSIBLE or FUNCTIONAL
 * @param logins of the accounts that answer for it
 */
public record WantedDepartment(
    @Nullable String area,
    @Nullable String name,
    @Nullable String level,
    @Nullable String duties,
    @Nullable List<String> logins) {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_DUTIES = 300;
  private static final int MOST_LOGINS = 50;

  String areaCode() {
    return text(area);
  }

  String plainName() {
    return text(name);
  }

  String plainDuties() {
    return text(duties);
  }

  /** In the order they were typed, each once. */
  List<String> plainLogins() {
    return logins == null
        ? List.of()
        : logins.stream()
            .map(login -> text(login).toLowerCase(Locale.ROOT))
            .filter(login -> !login.isEmpty())
            .distinct()
            .toList();
  }

  Optional<Rung> findLevel() {
    return Arrays.stream(new Rung[] {Rung.RESPONSIBLE, Rung.FUNCTIONAL})
        .filter(rung -> rung.name().equals(text(level)))
        .findFirst();
  }

  /** What is wrong with it; empty when it can be kept. */
  List<FieldError> errors() {
    var errors = new ArrayList<FieldError>();
    if (!AreaCode.isWellFormed(areaCode())) {
      errors.add(new FieldError("area", "department.area.wrong"));
    }
    var length = plainName().length();
    if (length < 2 || length > LONGEST_NAME || hasControl(plainName())) {
      errors.add(new FieldError("name", "department.name.wrong", LONGEST_NAME));
    }
    if (findLevel().isEmpty()) {
      errors.add(new FieldError("level", "department.level.missing"));
    }
    if (plainDuties().length() > LONGEST_DUTIES || hasControl(plainDuties())) {
      errors.add(new FieldError("duties", "department.duties.long", LONGEST_DUTIES));
    }
    if (plainLogins().size() > MOST_LOGINS) {
      errors.add(new FieldError("logins", "department.logins.many", MOST_LOGINS));
    }
    return List.copyOf(errors);
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
