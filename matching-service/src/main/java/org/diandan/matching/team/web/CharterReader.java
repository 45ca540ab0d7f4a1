package org.diandan.matching.team.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.diandan.matching.team.Charter;
import org.diandan.matching.team.Charter.Level;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads where a team stands and what it promised; adds what is wrong to the row's errors. */
final class CharterReader {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_DESCRIPTION = 1000;
  private static final int LARGEST_CAPACITY = 1000;

  private final String row;
  private final TeamForm form;
  private final List<FieldError> errors;

  CharterReader(String row, TeamForm form, List<FieldError> errors) {
    this.row = row;
    this.form = form;
    this.errors = errors;
  }

  Charter read() {
    return new Charter(
        level(),
        parentId(),
        text("ownerBody", form.ownerBody(), LONGEST_NAME),
        text("insurancePolicy", form.insurancePolicy(), LONGEST_NAME),
        insuredUntil(),
        capacityPerDay(),
        text("description", form.description(), LONGEST_DESCRIPTION));
  }

  /** A date that may be missing. */
  @Nullable LocalDate date(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException notDate) {
      return wrong(field, "team.date.wrong", LocalDate.EPOCH);
    }
  }

  private Level level() {
    if (form.level() == null || form.level().isBlank()) {
      return Level.LOCAL;
    }
    for (var level : Level.values()) {
      if (level.name().equals(form.level())) {
        return level;
      }
    }
    return wrong("level", "team.level.unknown", Level.LOCAL);
  }

  private @Nullable UUID parentId() {
    var text = form.parentId();
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException notAnId) {
      return wrong("parentId", "team.uuid.wrong", new UUID(0, 0));
    }
  }

  private @Nullable LocalDate insuredUntil() {
    var until = date("insuredUntil", form.insuredUntil());
    return until != null && !Boolean.TRUE.equals(form.insured())
        ? wrong("insuredUntil", "team.insurance.missing", until)
        : until;
  }

  private @Nullable Integer capacityPerDay() {
    var most = form.capacityPerDay();
    return most != null && (most < 1 || most > LARGEST_CAPACITY)
        ? wrong("capacityPerDay", "team.capacity.wrong", 1)
        : most;
  }

  private String text(String field, @Nullable String given, int longest) {
    var text = given == null ? "" : given.strip();
    return text.length() > longest ? wrong(field, "team.text.longest", "", longest) : text;
  }

  private <T> T wrong(String field, String messageKey, T instead, Object... arguments) {
    errors.add(new FieldError(row + field, messageKey, arguments));
    return instead;
  }
}
